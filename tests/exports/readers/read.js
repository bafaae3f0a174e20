// Reads a file as the program of others that is meant for it does, and prints what it found as JSON.
const fs = require("fs");
const { createRequire } = require("module");

const [folder, what, path] = process.argv.slice(2);
const load = createRequire(folder + "/");
const text = fs.readFileSync(path, "utf8");

const READERS = {
  cytoscape() {
    const graph = load("cytoscape")({ headless: true, elements: JSON.parse(text).elements });
    return {
      nodes: graph.nodes().map((node) => [node.id(), node.data("name"), node.classes()]),
      edges: graph.edges().map((edge) => [edge.source().id(), edge.data("type"), edge.target().id(), edge.classes()]),
      facts: graph.edges(":simple").not(".planned, .negated, .possible").length,
      degrees: Object.fromEntries(graph.nodes().map((node) => [node.id(), node.degree(true)])),
    };
  },
  geojson() {
    return load("@placemarkio/check-geojson").check(text); // throws on what RFC 7946 does not allow
  },
  gexf() {
    const graph = load("graphology-gexf").parse(load("graphology").MultiDirectedGraph, text);
    return {
      nodes: graph.mapNodes((id, found) => [id, found.label]),
      edges: graph.mapEdges((id, found, source, target) => [source, found.type, target, found.claims]),
    };
  },
};

process.stdout.write(JSON.stringify(READERS[what]()));
