// Put first into each page for the engine whose driver has no log (WebKitGTK): keeps what would be
// seen in the console. A classic script, so that it runs before anything else on the page.

(() => {
  const found = (window.recordedProblems = []);
  const words = (value) => String(value?.stack ? `${value}\n${value.stack}` : value);
  for (const level of ["error", "warn", "info", "log", "debug"]) {
    const original = console[level];
    console[level] = (...values) => {
      found.push(`console.${level}: ${values.map(words).join(" ")}`);
      original.apply(console, values);
    };
  }
  const failed = (event) => {
    const element = event.target;
    if (element instanceof Element) found.push(`did not load: ${element.src ?? element.href ?? element.localName}`);
    else found.push(`uncaught: ${words(event.error ?? event.message)}`);
  };
  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", (event) => found.push(`unhandled rejection: ${words(event.reason)}`));
  addEventListener("securitypolicyviolation", (event) => found.push(`blocked by policy: ${event.blockedURI}`));
})();
