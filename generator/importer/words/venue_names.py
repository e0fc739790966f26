"""Abbreviations of venues that need no catalog to be known for what they are.

They only tell that a venue is named, so that it is no part of a title; which venue it is, and whether it is one of the
catalog, its data says. Case counts: ``CHI`` is a venue, ``Chi`` a letter. Abbreviations that methods bear too are left out.
"""

from __future__ import annotations

import re

_NAMES = frozenset(
    re.findall(
        r"\S+",
        "AAAI AACL AAMAS ACCV ACL ACML ACMMM ACSAC AIED AIES AIJ AISTATS AMIA APSIPA ASONAM ASPLOS ASRU "
        "AsiaCCS AutoML BIBM BMVC BSPC CCS CEC CGF CHI CHIL CIKM CMIG CMPB CPAL COLING COLM COLT CSCW CSUR "
        "CVIU CVPR CVPRW CoLLAs CoNEXT CoNLL CoRL CoRR DAC DASFAA DCASE DICTA DMKD EACL ECAI ECCV ECCVW ECIR "
        "ECML ECML-PKDD ECML/PKDD EDBT EDM EMBC EMNLP EMSE ESEC/FSE ESORICS ESWA EUSIPCO Eurographics EuroS&P EuroSys "
        "FAccT FCCM FOCS GCPR GECCO GLOBECOM GRSL HPCA HPDC HRI Humanoids ICALP ICAPS ICAR ICASSP ICCAD ICCV "
        "ICCVW ICDCS ICDE ICDM ICIP ICLR ICLRW ICME ICML ICMLW ICMR ICNP ICPC ICPR ICRA ICSE ICSME ICTIR "
        "ICWSM IGARSS IJCAI IJCNN IJCV IJHCS IJRR IMC IMWUT INFOCOM INLG INTERSPEECH IPDPS IPMI IPSN IROS "
        "ISBI ISCA ISER ISMAR ISMB ISMIR ISPRS ISRR ISSTA ITCS ITSC IUI IWSLT Interspeech IoTJ JAIR JAMIA "
        "JBHI JBI JCDL JMLR JSAC JSTARS JSTSP KBS KDD L4DC LREC LREC-COLING MICCAI MICCAIW MIDL ML4H MLSys "
        "MMAsia MSR MedIA MobiCom MobiSys NAACL NDSS NIPS NLPCC NSDI NeurIPS NeurIPSW Neurips NuerIPS OOPSLA "
        "OSDI PAKDD PAMI PETS PKDD PLDI PNAS POPL PPSN PPoPP PRICAI PRL PVLDB PoPETs RA-L RAL RECOMB ROBIO "
        "RSS RecSys S&P SANER SDM SENSYS SIGCOMM SIGDIAL SIGGRAPH SIGIR SIGKDD SIGMOD SODA SOSP STOC SaTML "
        "SemEval SenSys SoCC T-ASE T-IP T-ITS T-IV T-NNLS T-PAMI T-RO TACL TAFFC TAI TALLIP TASE TASLP TBD "
        "TBME TCAD TCSS TCSVT TCYB TDSC TETCI TEVC TGRS TIFS TII TIP TIST TITS TIV TKDD TKDE TMC TMI TMLR TMM "
        "TNNLS TNSE TOCHI TODS TOG TOIS TOMM TON TOSEM TPAMI TPDS TRO TSE TSP TVCG TVT TWC TheWebConf UAI "
        "UIST UMAP UbiComp VLDB WACV WACVW WAFR WASPAA WMT WSDM WWW 3DV ",
    )
)
_JOURNALS = re.compile(
    r"Nature(?: [A-Z]\w+){0,3}|Science(?: [A-Z]\w+)?|Cell(?: [A-Z]\w+){0,2}|(?:The )?Lancet(?: [A-Z]\w+){0,2}|Genome (?:Biology|Research)|JAMA(?: [A-Z]\w+)?|eLife|PLOS \w+"
)


def is_journal(text: str) -> bool:
    """Tell whether a text that stands where venues do is the name of a journal, ordinary word though it may be: ``Nature``."""
    return _JOURNALS.fullmatch(text.strip()) is not None


def is_well_known(text: str) -> bool:
    """Tell whether a text is the abbreviation of a venue known all over computing.

    >>> [is_well_known(text) for text in ("ICLR", "ACM CHI", "IEEE TIP", "Chi", "CHI of Things")]
    [True, True, True, False, False]
    """
    return text.strip().removeprefix("IEEE ").removeprefix("ACM ").removeprefix("IEEE/CVF ") in _NAMES
