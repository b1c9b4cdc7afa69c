// Where a menu lies, and how the keyboard moves in it.

const gap = 4;

/** Below the button if there is room, else above it, else over it: what is outside the frame is cut off. */
export function place(menu, button) {
  const { top, bottom, right } = button.getBoundingClientRect();
  const lowest = Math.max(innerHeight - gap - menu.offsetHeight, gap);
  const above = top - gap - menu.offsetHeight;
  const from = bottom + gap <= lowest ? bottom + gap : above >= gap ? Math.min(above, lowest) : lowest;
  menu.style.setProperty("top", `${from}px`);
  menu.style.setProperty("right", `${Math.max(innerWidth - right, gap)}px`);
  menu.style.setProperty("max-height", `${innerHeight - from - gap}px`);
}

export function moveFocus(event, menu, entries) {
  const at = entries.indexOf(document.activeElement);
  const next = { ArrowDown: (at + 1) % entries.length, ArrowUp: (at - 1 + entries.length) % entries.length, Home: 0, End: entries.length - 1 }[event.key];
  if (event.key === "Tab") menu.hidePopover();
  if (next === undefined) return;
  event.preventDefault();
  entries[next].focus();
}

/** Where a page may lead to by a link. */
export function isAllowed(address) {
  return /^(https?:\/\/|mailto:|tel:)\S/i.test(address);
}
