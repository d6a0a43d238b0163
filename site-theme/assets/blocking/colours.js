/* Sets the colours and the view of lists before anything is drawn, so that the wrong ones never show:
   pages wait for this script. Unless the reader has chosen colours, their system decides. */

{
  let chosen;
  try {
    chosen = localStorage.getItem("archive.colours");
    document.body.dataset.view = localStorage.getItem("archive.view") ?? "";
  } catch {}
  const { dataset } = document.body;
  dataset.colours = chosen === "slate" || chosen === "default" ? chosen : "system";
  const isDark = dataset.colours === "system" ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "slate";
  dataset.mdColorScheme = isDark ? "slate" : "default";
}
