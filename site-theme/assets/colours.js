/* The button that switches between light and dark. The scheme itself is set before a page is drawn, by
   partials/colours.js, which stands in the page. */

const button = document.querySelector(".colours");
const { dataset } = document.body;

function show(scheme) {
  dataset.mdColorScheme = scheme;
  button.ariaLabel = button.title = `Switch to ${scheme === "slate" ? "light" : "dark"} colours`;
}

show(dataset.mdColorScheme);
button.addEventListener("click", () => {
  show(dataset.mdColorScheme === "slate" ? "default" : "slate");
  try {
    localStorage.setItem("archive.colours", dataset.mdColorScheme);
  } catch {} // not kept, then
});
