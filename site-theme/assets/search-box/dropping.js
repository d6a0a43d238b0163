/* What could be left out of a search that finds nothing, so that it finds something. */

/** @import { Answer, Search } from "../search/answers.js" */
/** @import { Chosen } from "../search/filters.js" */

/**
 * A part of a search: what was `typed`, and the `rest` of the query, perhaps with all that is chosen, or what is
 * chosen in a `column`; and how many papers are found without it.
 *
 * @typedef {{ count: number } & ({ typed: string[], rest: string, isUnfiltered?: boolean } | { column: string, names: string[] })} Droppable
 */

/** Clauses that were typed as one, and whether a paper meets them. @typedef {{ start: number, end: number, tests: ((paper: number) => boolean)[], isHopeless: boolean }} Piece */

const OPERATORS = /^(?:OR|AND)\s|\s(?:OR|AND|NOT)$/gu;

/**
 * Return the parts of a search without any of which papers are found, the most papers first. Where none does alone,
 * it is all that is chosen, with the words that no paper has.
 *
 * @param {Search} search
 * @param {Answer} answer
 * @param {Chosen} chosen
 * @returns {Promise<Droppable[]>}
 */
export async function droppableOf(search, answer, chosen) {
  const parts = [...(await droppableWords(search, answer, chosen)), ...(await droppableChoices(search, answer, chosen))];
  const useful = parts.filter(({ count }) => count).sort((one, other) => other.count - one.count);
  return useful.length || !Object.keys(chosen).length ? useful : allChoices(search, answer);
}

/**
 * Return the words that could be left out: those that no paper has together, or else each of the others as well.
 *
 * @param {Search} search
 * @param {Answer} answer
 * @param {Chosen} chosen
 */
async function droppableWords(search, answer, chosen) {
  const pieces = piecesOf(search, answer);
  const hopeless = pieces.filter(({ isHopeless }) => isHopeless);
  const others = pieces.filter(({ isHopeless }) => !isHopeless);
  const isChosen = await search.filter(chosen);
  const counts = others.map(() => 0);
  let met = 0;
  for (let paper = 0; paper < search.papers; paper++) {
    const [unmet, ...more] = unmetBy(paper, others);
    if (more.length || !isChosen(paper)) continue;
    if (unmet === undefined) met += 1;
    else counts[unmet] += 1;
  }
  const dropped = met ? [hopeless] : others.map((each) => [...hopeless, each].sort((one, other) => one.start - other.start));
  const drops = dropped.map((parts, place) => ({ ...withoutParts(answer.typed, parts), count: met || (counts[place] ?? 0) }));
  return drops.filter(({ typed, rest }) => typed.length && (rest || Object.keys(chosen).length));
}

/**
 * Return all that is chosen and the words that no paper has, if papers have the others.
 *
 * @param {Search} search
 * @param {Answer} answer
 * @returns {Droppable[]}
 */
function allChoices(search, answer) {
  const pieces = piecesOf(search, answer);
  const others = pieces.filter(({ isHopeless }) => !isHopeless);
  let count = 0;
  for (let paper = 0; paper < search.papers; paper++) count += Number(!unmetBy(paper, others).length);
  const words = withoutParts(answer.typed, pieces.filter(({ isHopeless }) => isHopeless));
  return others.length && count ? [{ ...words, isUnfiltered: true, count }] : [];
}

/**
 * @param {Search} search
 * @param {Answer} answer
 * @returns {Piece[]}
 */
function piecesOf(search, answer) {
  /** @type {Map<number, Piece>} */
  const pieces = new Map();
  const tests = search.meets(answer);
  for (const [place, { start, end, presence, matches }] of answer.clauses.entries()) {
    const piece = pieces.get(start) ?? { start, end, tests: [], isHopeless: false };
    piece.tests.push(tests[place]);
    piece.isHopeless ||= presence !== "prohibited" && !matches.length;
    pieces.set(start, piece);
  }
  return [...pieces.values()];
}

/**
 * Return the places of the first two pieces that a paper does not meet.
 *
 * @param {number} paper
 * @param {Piece[]} pieces
 */
function unmetBy(paper, pieces) {
  /** @type {number[]} */
  const unmet = [];
  for (let place = 0; place < pieces.length && unmet.length < 2; place++) {
    if (!pieces[place].tests.every((meets) => meets(paper))) unmet.push(place);
  }
  return unmet;
}

/**
 * Return the parts of a text, and the rest of it.
 *
 * @param {string} text
 * @param {Piece[]} parts in order
 */
function withoutParts(text, parts) {
  const kept = parts.map(({ start }, place) => text.slice(parts[place - 1]?.end ?? 0, start));
  const rest = [...kept, text.slice(parts.at(-1)?.end ?? 0)].join(" ");
  return {
    typed: parts.map(({ start, end }) => text.slice(start, end)),
    rest: rest.replace(/\s+/gu, " ").trim().replace(OPERATORS, ""),
  };
}

/**
 * @param {Search} search
 * @param {Answer} answer
 * @param {Chosen} chosen
 */
async function droppableChoices(search, answer, chosen) {
  return Promise.all(
    Object.keys(chosen).map(async (column) => {
      const isAdmitted = await search.filter({ ...chosen, [column]: [] });
      const values = await search.facet(column, { unfiltered: [] }, chosen);
      return { column, names: values.map(({ name }) => name), count: answer.unfiltered.filter(isAdmitted).length };
    }),
  );
}
