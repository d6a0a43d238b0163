/* Buttons that copy and save the citations of a paper. The texts stand on the page without them. */

const SILENCE_MS = 100; // so that the same message is read out again
const MEDIA_TYPES = { // as publish/citing.py names them; here, so that pages stay small
  bib: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  json: "application/vnd.citationstyles.csl+json",
  txt: "text/plain",
};

/** Make a button that says for which format it is. */
function button(text, format, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", `${text} ${format}`);
  made.addEventListener("click", action);
  return made;
}

async function copy(citation, say) {
  try {
    await navigator.clipboard.writeText(citation.textContent);
    say("Copied");
  } catch {
    // Not allowed, or no https and so no clipboard: the reader's own hands are.
    getSelection().selectAllChildren(citation);
    say("Press Ctrl-C");
  }
}

function save(citation) {
  const extension = citation.dataset.citation;
  const type = MEDIA_TYPES[extension];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([citation.textContent, "\n"], { type }));
  link.download = `${citation.closest("[data-paper]").dataset.paper}.${extension}`;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

for (const citation of document.querySelectorAll("pre[data-citation]")) {
  const format = citation.parentElement.querySelector("summary").textContent;
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  const say = (message) => {
    status.textContent = "";
    setTimeout(() => (status.textContent = message), SILENCE_MS);
  };
  const tools = document.createElement("p");
  tools.className = "cite-tools";
  tools.append(
    button("Copy", format, () => copy(citation, say)),
    button("Download", format, () => save(citation)),
    status,
  );
  citation.before(tools);
}
