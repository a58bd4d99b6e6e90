// `swift run -c release Benchmarks [communes]` measures the writers, `… Benchmarks read FILE` a reader, `… Benchmarks
// store [communes]` the store.
let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "read" where arguments.count == 2: try ReadingBenchmark.run(CommandLine.arguments[2])
case "store": try StoreBenchmark.run(communes: arguments.dropFirst().first.flatMap(Int.init) ?? 1_000)
default: try WriterBenchmark.run(communes: arguments.first.flatMap(Int.init) ?? 2_000)
}
