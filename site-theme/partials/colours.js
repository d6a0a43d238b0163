(() => {
  const chosen = "archive.colours";
  const show = (scheme) => (document.body.dataset.mdColorScheme = scheme);
  let scheme;
  try {
    scheme = localStorage.getItem(chosen);
  } catch {} // storage is forbidden: the reader's system decides
  show(["default", "slate"].includes(scheme) ? scheme : matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default");
  addEventListener("click", ({ target }) => {
    const button = target.closest("[data-colours]");
    if (!button) return;
    show(button.dataset.colours);
    document.querySelector(`[data-colours]:not([data-colours="${button.dataset.colours}"])`).focus();
    try {
      localStorage.setItem(chosen, button.dataset.colours);
    } catch {}
  });
})();
