// Makes tabs of the citations of a record, each to be copied or downloaded (WAI-ARIA Authoring Practices, "Tabs"). Without
// this script the formats stand one after the other.
(() => {
  const box = document.querySelector("[data-cite]");
  if (!box) return;
  const parts = [...box.querySelectorAll(".cite__part")];
  const make = (tag, attributes, text) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.textContent = text;
    return element;
  };
  const textOf = (part) => part.querySelector("code").textContent;
  const row = make("div", { class: "cite__tabs", role: "tablist", "aria-label": "Formats" }, "");
  const copy = make("button", { type: "button", class: "plain" }, "Copy");
  const save = make("button", { type: "button", class: "plain" }, "Download");
  const said = make("span", { role: "status", class: "quiet" }, "");
  const actions = make("p", { class: "cite__actions" }, "");
  actions.append(copy, save, said);
  let current = 0;

  const tabs = parts.map((part, place) => {
    const label = part.getAttribute("aria-label");
    const tab = make("button", { type: "button", role: "tab", id: `${part.id}-tab`, "aria-controls": part.id }, label);
    part.setAttribute("role", "tabpanel");
    part.setAttribute("aria-labelledby", tab.id);
    part.removeAttribute("aria-label");
    part.querySelector("pre").setAttribute("aria-label", label);
    part.querySelector("pre").setAttribute("role", "group");
    tab.addEventListener("click", () => show(place));
    return tab;
  });

  const show = (place) => {
    current = (place + tabs.length) % tabs.length;
    said.textContent = "";
    tabs.forEach((tab, number) => {
      tab.setAttribute("aria-selected", String(number === current));
      tab.tabIndex = number === current ? 0 : -1;
      parts[number].hidden = number !== current;
    });
  };
  const steps = { ArrowRight: 1, ArrowLeft: -1 };
  row.addEventListener("keydown", (event) => {
    if (!(event.key in steps)) return;
    show(current + steps[event.key]);
    tabs[current].focus();
  });

  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(textOf(parts[current]));
      said.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(parts[current].querySelector("code"));
      said.textContent = document.execCommand("copy") ? "Copied." : "Selected: copy it with your keys.";
    }
  });
  save.addEventListener("click", () => {
    const { file, type } = parts[current].dataset;
    const url = URL.createObjectURL(new Blob([textOf(parts[current])], { type: `${type};charset=utf-8` }));
    make("a", { href: url, download: file }, "").click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  });

  row.append(...tabs);
  box.classList.add("cite--tabbed");
  box.prepend(row);
  box.append(actions);
  show(0);
})();
