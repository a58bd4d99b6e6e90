// swift-tools-version: 6.1
import PackageDescription

/// Every target: strict imports and existentials, so that an arrow of the architecture is a visible line.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target of the product. `dependencies` and `products` are the arrows of the architecture guide, and no others.
func room(_ name: String, _ dependencies: [Target.Dependency], _ products: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies + products, swiftSettings: strict)
}
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

/// The tests of one room.
func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: resources, swiftSettings: strict)
}

let package = Package(
  name: "bieumau",
  products: [.executable(name: "bieumau", targets: ["bieumau"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CLibXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),

    room("Diagnostics", []),
    room("Quantities", []),
    room("Indicators", ["Diagnostics", "Quantities"]),
    room("Duties", ["Indicators", "Quantities"]),
    room("Documents", ["Diagnostics", "Quantities"]),
    room("Markup", ["Diagnostics", "CLibXML2"]),
    room("Archives", ["Diagnostics", "CLibZip"]),
    room("Workbooks", ["Archives", "Markup", "Diagnostics", "Quantities"]),
    room("Forms", ["Indicators", "Documents", "Markup", "Workbooks", "Quantities"]),
    room("Writers", ["Documents", "Markup", "Archives", "Quantities", "CLibXLSXWriter"]),
    room("Store", ["Indicators", "Diagnostics", "Quantities"], [grdb, crypto]),
    room("Reporting", ["Forms", "Duties", "Workbooks", "Writers", "Store", "CLinux"]),
    .executableTarget(
      name: "bieumau",
      dependencies: ["Reporting", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict,
      // A fixed place in memory: 130,000 addresses need not be put right at each start, which would cost 3 MB and 1.5 ms.
      // Everything that reads strange files in C is a shared library, and lies elsewhere each time.
      linkerSettings: [.unsafeFlags(["-Xlinker", "-no-pie"], .when(platforms: [.linux], configuration: .release))]),

    tests("ArchitectureTests", []),
    tests("CommandTests", ["bieumau"], resources: ["Transcripts"]),
    tests(
      "ReportingTests",
      [
        "Reporting", "Store", "Forms", "Writers", "Workbooks", "Archives", "Documents", "Markup", "Indicators", "Diagnostics",
        "Quantities", "TestSupport",
      ], resources: ["Printing/stands"]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Reporting", "Forms", "Writers", "Documents", "Workbooks", "Store", "Indicators", "Diagnostics", "Quantities",
        "TestSupport", "StoreSamples",
      ],
      swiftSettings: strict),

    .target(
      name: "FuzzTargets",
      dependencies: ["Workbooks", "Archives", "Markup", "Forms", "Documents", "Indicators", "Quantities", "Diagnostics"],
      path: "Fuzz/Targets", swiftSettings: strict),
    tests("FuzzTests", ["FuzzTargets"]),

    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("QuantitiesTests", ["Quantities", "TestSupport"]),
    tests("DutiesTests", ["Duties", "Indicators", "Quantities", "TestSupport"]),
    tests("MarkupTests", ["Markup", "Diagnostics"]),
    tests("ArchivesTests", ["Archives", "Diagnostics"]),
    tests("WorkbooksTests", ["Workbooks", "Archives", "Diagnostics"]),
    tests("DocumentsTests", ["Documents", "Quantities", "TestSupport"]),
    tests(
      "WritersTests",
      ["Writers", "Documents", "Markup", "Archives", "Workbooks", "Diagnostics", "Quantities", "TestSupport"]),
    .target(
      name: "TestSupport", dependencies: ["Documents", "Quantities"], path: "Tests/TestSupport", swiftSettings: strict),
    tests(
      "GoldenTests", ["Reporting", "Archives", "Workbooks", "Writers", "Forms", "Documents", "Indicators", "Quantities", "Diagnostics"],
      resources: ["cases", "docx-parts", "letters", "pack"]),
    .target(
      name: "StoreSamples", dependencies: ["Store", "Indicators", "Diagnostics", "Quantities"], path: "Tests/StoreSamples",
      swiftSettings: strict),
    .executableTarget(
      name: "StoreProbe", dependencies: ["StoreSamples", "Store", "Diagnostics"], path: "Tests/StoreProbe", swiftSettings: strict),
    .testTarget(
      name: "StoreTests",
      dependencies: ["Store", "StoreSamples", "StoreProbe", "Indicators", "Diagnostics", "Quantities", "TestSupport", grdb],
      exclude: ["Fixtures"], swiftSettings: strict),
    tests("FormsTests", ["Forms", "Workbooks", "Diagnostics", "Documents", "Indicators", "Quantities"]),
  ],
  swiftLanguageModes: [.v6]
)

// libFuzzer's program stands outside the normal build: it links only with `-sanitize=fuzzer`, as scripts/fuzz does.
if Context.environment["BIEUMAU_FUZZ"] != nil {
  package.targets += [
    .systemLibrary(name: "CLibFuzzer", path: "Fuzz/CLibFuzzer"),
    .executableTarget(
      name: "Fuzz", dependencies: ["FuzzTargets", "CLibFuzzer"], path: "Fuzz/Entry", swiftSettings: strict),
  ]
  package.products.append(.executable(name: "Fuzz", targets: ["Fuzz"]))
}
