/* What the scripts say. The build puts each message in the language of the site in place of `t` and
   `noun`, so that a built script has only the text. */

/**
 * A message.
 *
 * @param {TemplateStringsArray} texts
 * @param {...(string | number)} values
 */
export const t = (texts, ...values) => String.raw({ raw: texts }, ...values);

/**
 * A noun in the singular, for `counted`.
 *
 * @param {TemplateStringsArray} texts
 */
export const noun = ([text]) => text;
