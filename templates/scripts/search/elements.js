// Makes elements of a page. Text only ever becomes text: no string is read as HTML.
(() => {
  const atlas = (globalThis.atlas ??= {});

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const name in attributes) {
      const value = attributes[name];
      if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  // What stays the same costs the browser nothing. True when it changed.
  const setText = (element, text) => {
    if (element.textContent === text) return false;
    const { firstChild: node } = element;
    if (node?.nodeType === Node.TEXT_NODE && !node.nextSibling) node.data = text;
    else element.textContent = text;
    return true;
  };
  const setAttribute = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const setChildren = (parent, elements) => {
    const stay = new Set(elements);
    for (const child of [...parent.children]) if (!stay.has(child)) child.remove();
    let next = parent.firstElementChild;
    for (const element of elements) {
      if (element === next) next = next.nextElementSibling;
      else parent.insertBefore(element, next);
    }
  };

  const home = () => document.documentElement.dataset.root.replace(/\/?$/, "/");

  Object.assign(atlas, { home, make, setAttribute, setChildren, setText });
})();
