/** A character as Unicode's tables name it: `U+0009`. */
export const hex = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
