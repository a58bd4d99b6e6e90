// `swift run -c release Benchmarks [communes]` measures the writers, `… Benchmarks read FILE` a reader, `… Benchmarks
// store [communes]` the store, `… Benchmarks country store|merge FOLDER COMMUNES` a year of the country.
let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "read" where arguments.count == 2: try ReadingBenchmark.run(CommandLine.arguments[2])
case "country" where arguments.count == 4:
  let (folder, communes) = (CommandLine.arguments[3], Int(CommandLine.arguments[4]) ?? 10_600)
  if CommandLine.arguments[2] == "store" {
    try CountryBenchmark.store(folder, communes: communes)
  } else {
    try CountryBenchmark.merge(folder, communes: communes)
  }
case "store": try StoreBenchmark.run(communes: arguments.dropFirst().first.flatMap(Int.init) ?? 1_000)
default: try WriterBenchmark.run(communes: arguments.first.flatMap(Int.init) ?? 2_000)
}
