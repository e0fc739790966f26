// Opens and closes the ways in where the screen is too narrow to show them. Without scripts they are always there.
(() => {
  const button = document.querySelector(".masthead__menu");
  if (!button) return;
  const show = (open) => button.setAttribute("aria-expanded", String(open));
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  button.addEventListener("click", () => show(!isOpen()));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    show(false);
    button.focus();
  });
})();
