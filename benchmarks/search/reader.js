/* Runs in the page: types a query into the box, and waits until the first result is there.

   Returned are milliseconds since the page was opened: when the query was set, and when the first
   link stood in the document; no such time if there is none. What goes wrong in the page is thrown. */

async ({ query, wait_ms, settle_ms }) => {
  const input = document.querySelector("[type=search], [role=searchbox]");
  const list = document.querySelector("[data-search-results]");
  const began = performance.now();
  const shown = await new Promise((resolve, reject) => {
    addEventListener("unhandledrejection", ({ reason }) => reject(reason), { once: true });
    let isEmpty = false;
    const look = () => {
      if (list.dataset.query !== query) return;
      if (list.querySelector("a[href]")) resolve(performance.now());
      else if (!isEmpty) setTimeout(resolve, settle_ms, null);
      isEmpty = true;
    };
    new MutationObserver(look).observe(list, { attributes: true, childList: true, subtree: true });
    setTimeout(resolve, wait_ms, null);
    input.focus();
    input.value = query;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return { began, shown };
}
