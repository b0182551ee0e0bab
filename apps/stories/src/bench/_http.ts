import { httpFigures } from "./figures/http.ts";
import { withPostgres } from "./lib/database.ts";
import { judge, table } from "./lib/figure.ts";

console.log(table((await withPostgres((n) => httpFigures(n))).map(judge)));
process.exit(0);
