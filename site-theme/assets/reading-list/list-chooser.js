/* Which of the reader's lists is shown, on the page of the reading list, and what makes, renames and
   deletes lists. The list that is shown is in the address. */

import { askForName } from "../kept/name-form.js";
import { showNotice } from "../notices.js";
import { counted } from "../numbers.js";
import { button, element } from "../page.js";
import { noun, t } from "../translation.js";
import { actionRow, statusLine } from "./actions.js";
import { offer, sortedNames } from "./list-choice.js";
import { MAIN_LIST } from "./saved-paper.js";

/** @import { ReadingList } from "./list.js" */
/** @import { NamedLists } from "./named-lists.js" */

/** What stands before the name of a list in the values of the choice, which has others, too. */
const NAMED = "=";

/** Shows the choice; it sends `change` when other papers are to be shown. */
export class ListChooser extends EventTarget {
  element = element("div", { class: "list-chooser" });
  #lists;
  #papers;
  #field = element("select", { name: "list" });
  #label = element("label", {}, t`List`, this.#field);
  #status = statusLine();
  #create = button(t`New list`, () => this.#ask(this.#create, t`Name of the new list`, "", (name) => this.#make(name)));
  #rename = button(t`Rename`, () => this.#ask(this.#rename, t`New name: ${this.name}`, this.name, (name) => this.#renameTo(name)));
  #remove = button(t`Delete`, () => this.#delete());

  /**
   * @param {NamedLists} lists
   * @param {ReadingList} papers
   */
  constructor(lists, papers) {
    super();
    this.#lists = lists;
    this.#papers = papers;
    this.element.append(this.#label, actionRow(this.#create, this.#rename, this.#remove), this.#status.status);
    this.#field.addEventListener("change", () => this.#choose(this.#field.value));
    for (const kept of [lists, papers]) kept.addEventListener("change", () => this.#show());
    addEventListener("hashchange", () => {
      this.#show(valueIn(location.hash));
      this.dispatchEvent(new Event("change"));
    });
    this.#show(valueIn(location.hash));
  }

  /** The name of the list that is shown; empty for the reading list, and for all lists. */
  get name() {
    return this.#field.value.startsWith(NAMED) ? this.#field.value.slice(NAMED.length) : "";
  }

  /** @param {string} slug */
  isShown(slug) {
    return this.#field.value === "all" || this.#lists.listOf(slug) === this.name;
  }

  /** @param {string} value of the choice that is wanted; another is shown if its list is gone */
  #show(value = this.#field.value) {
    const named = sortedNames(this.#lists).map((name) => /** @type {[string, string]} */ ([`${NAMED}${name}`, name]));
    const choices = /** @type {[string, string][]} */ ([["all", t`All saved papers`], ["main", MAIN_LIST], ...named]);
    offer(this.#field, choices, choices.some(([each]) => each === value) ? value : "all");
    this.#label.hidden = !named.length;
    this.#rename.hidden = this.#remove.hidden = !this.name;
    this.element.hidden = !named.length && !this.#papers.papers.size;
  }

  /** @param {string} value */
  #choose(value) {
    this.#show(value);
    history.replaceState(null, "", value === "all" ? location.pathname : `#list=${encodeURIComponent(this.name)}`);
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Ask for a name.
   *
   * @param {HTMLElement} opener
   * @param {string} label
   * @param {string} value
   * @param {(name: string) => string} act returns why it is refused
   */
  #ask(opener, label, value, act) {
    this.element.querySelector("form")?.remove();
    const place = (/** @type {HTMLElement} */ form) => this.#status.status.before(form);
    let refusal = "";
    const actAndSay = (/** @type {string} */ name) => {
      this.#status.say("");
      refusal = act(name);
      if (refusal) this.#status.say(refusal);
      return refusal;
    };
    const close = () => {
      if (refusal) this.#status.say("");
      (opener.isConnected && !opener.hidden ? opener : this.#field).focus();
    };
    askForName(label, value, place, actAndSay, close);
  }

  /** @param {string} name */
  #make(name) {
    const refusal = this.#lists.refusal(name) || this.#lists.noRoom;
    if (refusal) return refusal;
    this.#lists.add({ name, slugs: [] });
    this.#status.say(t`“${name}” is ready: move papers to it with “List” beside each.`);
    return "";
  }

  /** @param {string} newName */
  #renameTo(newName) {
    const refusal = this.#lists.refusal(newName);
    if (refusal) return refusal;
    this.#lists.rename(this.name, newName);
    this.#choose(`${NAMED}${newName}`);
    return "";
  }

  #delete() {
    const list = this.#lists.items.get(this.name);
    if (!list) return;
    const count = list.slugs.filter((slug) => this.#papers.has(slug)).length;
    this.#lists.remove(list.name);
    this.#choose("all");
    (this.#label.hidden ? this.#create : this.#field).focus();
    const undo = () => {
      this.#lists.add(list);
      this.#choose(`${NAMED}${list.name}`);
      this.#field.focus();
    };
    const rest = count ? t`Its papers are in the reading list: ${counted(count, noun`paper`)}.` : "";
    showNotice(`${t`“${list.name}” was deleted.`} ${rest}`.trim(), { [t`Undo`]: undo });
  }
}

/**
 * Return the choice in the fragment of an address.
 *
 * @param {string} fragment
 */
function valueIn(fragment) {
  const name = new URLSearchParams(fragment.slice(1)).get("list");
  if (name === null) return "all";
  return name ? `${NAMED}${name}` : "main";
}
