// The formats that the page itself writes, CSV and Markdown, and the joining of those that it loads. Pure.
(() => {
  const atlas = (globalThis.atlas ??= {});
  const FORMATS = {
    bibtex: { label: "BibTeX", file: "papers.bib", type: "application/x-bibtex", place: 0, join: (items) => items.join("\n") },
    ris: { label: "RIS", file: "papers.ris", type: "application/x-research-info-systems", place: 1, join: (items) => items.join("") },
    csl: {
      label: "CSL-JSON", file: "papers.json", type: "application/json", place: 2,
      join: (items) => (items.length ? `[\n${items.join(",\n")}\n]\n` : "[]\n"),
    },
    csv: { label: "CSV", file: "papers.csv", type: "text/csv", write: (table, rows, site) => csv(table, rows, site) },
    markdown: { label: "Markdown", file: "papers.md", type: "text/markdown", write: (table, rows, site) => markdown(table, rows, site) },
  };

  const venueOf = (table, row) => {
    const venues = table.facet("venues");
    return venues ? table.labelsOf(row, venues).join("") : "";
  };

  // A text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
  const cell = (text) => {
    const line = String(text).replace(/\s+/g, " ").trim();
    const safe = /^[=+\-@]/.test(line) ? `'${line}` : line;
    return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  const csv = (table, rows, site) => {
    const facets = table.facets.filter(({ id }) => !["kind", "added", "authors"].includes(id));
    const head = ["kind", "id", "title", "name", "authors", "year", ...facets.map(({ id }) => id), "status", "url", "code_url", "summary", "page"];
    const line = (row) => {
      const links = table.linksOf(row);
      const first = (type) => links.find((link) => link.type === type)?.url ?? "";
      return [
        table.kinds[table.kind[row]], table.idOf(row), table.titleOf(row), table.nameOf(row), table.authorsOf(row).join("; "), table.year[row] || "",
        ...facets.map((facet) => Array.from(facet.of(row), (code) => facet.values[code]).join("; ")),
        table.statusOf(row), first("paper") || links[0]?.url || "", first("code"), table.summaryOf(row), site + table.path(row),
      ];
    };
    return [head, ...Array.from(rows, line)].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
  };

  const plain = (text) => text.replace(/[\\`*_{}[\]<>#|]/g, "\\$&");

  const markdown = (table, rows, site) =>
    Array.from(rows, (row) => {
      const links = table.linksOf(row);
      const code = links.find(({ type }) => type === "code");
      const where = [venueOf(table, row), table.year[row] || ""].filter(Boolean).join(" ");
      const authors = table.authorsOf(row).join(", ");
      const parts = [`[${plain(table.titleOf(row))}](${links[0]?.url ?? site + table.path(row)})`, plain(authors), plain(where), code && `[Code](${code.url})`];
      return `- ${parts.filter(Boolean).join(". ")}\n`;
    }).join("");

  Object.assign(atlas, { FORMATS, venueOf });
})();
