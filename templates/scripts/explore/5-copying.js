// Citations of rows in a format, and handing text over: to the clipboard, or as a file.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const { FORMATS, loadScript, make } = atlas;
  const BLOCK = 100; // papers in one file of assets/cite/ (generator/export/citation_blocks.py)
  const known = new Map();

  globalThis.atlasCite = (citations) => Object.entries(citations).forEach(([id, formats]) => known.set(id, formats));

  // The text of rows in a format. Only papers have citations; CSV and Markdown take every row.
  const render = async (table, rows, name) => {
    const format = FORMATS[name];
    await table.load(rows);
    const canonical = document.querySelector("link[rel=canonical]")?.href ?? new URL(location.pathname, location.href).href;
    if (format.write) return format.write(table, rows, new URL("../", canonical).href);
    const papers = Array.from(rows).filter((row) => table.kind[row] === 0);
    await Promise.all([...new Set(papers.map((row) => Math.floor(row / BLOCK)))].map((number) => loadScript(`assets/cite/${number}.js`)));
    return format.join(papers.map((row) => known.get(table.idOf(row))?.[format.place]).filter(Boolean));
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = make("textarea", { class: "visually-hidden" });
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };

  const download = (text, { file, type }) => {
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    make("a", { href: url, download: file }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };

  Object.assign(atlas, { copy, download, render });
})();
