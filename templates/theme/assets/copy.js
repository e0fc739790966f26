// Put a copy button into each citation block. Without this script the text can still be selected and downloaded.
(() => {
  const copy = async (button, text) => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Select the text and copy it";
    }
    setTimeout(() => { button.textContent = "Copy BibTeX"; }, 2000);
  };
  for (const block of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cite__copy";
    button.textContent = "Copy BibTeX";
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", () => copy(button, block.querySelector("code").textContent));
    block.querySelector("p").prepend(button);
  }
})();
