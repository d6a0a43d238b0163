{
  let scheme;
  try {
    scheme = localStorage.getItem("archive.colours");
  } catch {}
  const isDark = scheme ? scheme === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.dataset.mdColorScheme = isDark ? "slate" : "default";
}
