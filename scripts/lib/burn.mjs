// Keeps one core busy until whoever started it ends. In slices, so that it notices.
const sliceMs = 20;

function burn() {
  const end = performance.now() + sliceMs;
  while (performance.now() < end);
  setImmediate(burn);
}
burn();
