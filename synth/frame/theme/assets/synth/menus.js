// The menus of the masthead open and close by themselves; this closes an open one when the reader turns away from it.
const menus = [...document.querySelectorAll(".menu")];
const closeAll = (but = null) => menus.forEach((menu) => { if (menu !== but) menu.open = false; });

document.addEventListener("click", (event) => closeAll(event.target.closest(".menu")));
document.addEventListener("focusin", (event) => closeAll(event.target.closest(".menu")));
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && menus.find((menu) => menu.open);
  if (!open) return;
  if (open.contains(document.activeElement)) open.querySelector("summary").focus();
  open.open = false;
});
