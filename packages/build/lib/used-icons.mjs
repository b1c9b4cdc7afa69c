// The icons of a sprite that the pages can show.

/**
 * @param {string} sprite symbols in an SVG @param {string} programs all that names icons
 * @returns {string} without the symbols whose names stand nowhere
 */
export function usedIcons(sprite, programs) {
  return sprite.replace(/\s*<symbol id="([\w-]+)".*?<\/symbol>/gs, (symbol, name) => (programs.includes(name) ? symbol : ""));
}
