/* American spellings of British words, so that either finds both. publish/search/words/spellings.py has the
   same table. */

/** Pattern of a word → what replaces the letters between its two groups. @type {[RegExp, string][]} */
export const SPELLINGS = [
  [/^(practi)s(e|ed|es|ing|er|ers)$/, "c"],
  [/^(?!.*(?:oi|ai|ui|[^i]vi|erci|reci|onci|inci|xci|umci|romi|remi|demi|erti|pri|wi|chi|ndi|adi|eati|^ri|^ari)s)(..+i)s(e|ed|es|er|ers|ing|able|ation|ations|ational)$/, "z"],
  [/^(.+ly)s(e|ed|es|er|ers|ing)$/, "z"],
  [/^(.*(?:col|behavi|fav|flav|lab|neighb|hum|hon|harb|rum|tum|vap|vig|rig|od|arm|endeav|savi|splend|cand|clam|parl|ferv|ranc|val|succ)o)u(r.*)$/, ""],
  [/^(.*(?:cent|fib|met|lit|theat|calib|spect|lust|meag|somb|och|sab))re(s?)$/, "er"],
  [/^(.*cent)r(ed|ing)$/, "er"],
  [/^(.*(?:catal|dial|anal|monol|prol|epil|homol|travel)og)ue(s?)$/, ""],
  [/^(.*(?:catal|dial|anal)og)u(ed|er|ers|ing)$/, ""],
  [/^(.*(?:def|off|pret)en)c(es?|eless)$/, "s"],
  [/^(licen)c(e|ed|es|ing)$/, "s"],
  [/^(fue|dia|due|crue)l(l(?:ed|er|ers|ing))$/, ""],
  [/^(ski|wi)l(ful.*)$/, "ll"],
  [/^(.*(?:h|p|an|gyn|arch))ae(mo.*|mat.*|mor.*|d.*|sth.*|c.*|o.*)$/, "e"],
  [/^(.*)ae(mi[ac].*)$/, "e"],
  [/^()ae(sthe.*)$/, "e"],
  [/^()oe(str.*|dem.*|soph.*)$/, "e"],
  [/^(f)oe(t.*)$/, "e"],
  [/^(man)oeuvre(s?)$/, "euver"],
  [/^(man)oeuvr(ed|ing|ab.*)$/, "euver"],
  [/^(gr)e(y.*)$/, "a"],
  [/^(m)ou(ld.*)$/, "o"],
  [/^(pl)ough(.*)$/, "ow"],
  [/^(t)y(res?)$/, "i"],
  [/^(s)c(epti.*)$/, "k"],
  [/^(alumin)i(um)$/, ""],
  [/^(program)me(s?)$/, ""],
  [/^()aero(planes?)$/, "air"],
  [/^(art)e(fact.*)$/, "i"],
  [/^(ag)e(ing)$/, ""],
  [/^(.*judg|acknowledg)e(ments?)$/, ""],
  [/^(.*focus)s(ed|es|ing)$/, ""],
  [/^(.*sul)ph(.*)$/, "f"],
  [/^(learn|unlearn|burn|dream)t()$/, "ed"],
  [/^(.*orient)at(ed)$/, ""],
  [/^()en(quir.*)$/, "in"],
  [/^(|en|de)cy(pher.*)$/, "ci"],
  [/^(siz|us|lik|mov)e(able)$/, ""],
];

/**
 * Return a word in lowercase as Americans spell it; most words stay as they are.
 *
 * @param {string} word
 */
export function american(word) {
  for (const [pattern, letters] of SPELLINGS) {
    const found = pattern.exec(word);
    if (found) return `${found[1]}${letters}${found[2]}`;
  }
  return word;
}
