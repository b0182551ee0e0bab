// What Docker asks a container: 0 when its process is ready to work.
const response = await fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health/ready`).catch(() => null);
process.exit(response?.ok ? 0 : 1);
