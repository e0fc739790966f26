// Makes elements of a page. Text only ever becomes text: no string is read as HTML.
(() => {
  const atlas = (globalThis.atlas ??= {});

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  const home = () => document.documentElement.dataset.root.replace(/\/?$/, "/");

  Object.assign(atlas, { home, make });
})();
