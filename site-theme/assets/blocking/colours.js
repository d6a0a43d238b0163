/* Sets the colours before anything is drawn, so that the wrong ones never show: pages wait for this
   script. Without storage, the reader's system decides. */

{
  let scheme;
  try {
    scheme = localStorage.getItem("archive.colours");
  } catch {}
  const isDark = scheme ? scheme === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.dataset.mdColorScheme = isDark ? "slate" : "default";
}
