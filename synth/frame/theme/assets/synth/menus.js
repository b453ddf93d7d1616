// The menus of the masthead open and close by themselves; this closes an open one when the reader turns away from it.
const menus = [...document.querySelectorAll(".masthead-menu, .menu")];
const turnTo = (element) => menus.forEach((menu) => { if (!menu.contains(element)) menu.open = false; });

document.addEventListener("click", (event) => turnTo(event.target));
document.addEventListener("focusin", (event) => turnTo(event.target));
document.addEventListener("keydown", (event) => {
  // The innermost: in a narrow window a menu opens within the menu.
  const open = event.key === "Escape" && menus.findLast((menu) => menu.open);
  if (!open) return;
  if (open.contains(document.activeElement)) open.querySelector("summary").focus();
  open.open = false;
});
