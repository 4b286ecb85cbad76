// swift-tools-version: 6.2
import PackageDescription

/// What every target is compiled with.
let modern: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// What every target above the C floor is compiled with: an unsafe pointer does not build there.
let safe = modern + [.strictMemorySafety()]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "annex-a",
    products: [
        .executable(name: "annex-a", targets: ["AnnexACommand"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // 0: C libraries, no code of ours but the shims
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CLinux"),

        // 0: dates on paper, which every floor speaks of
        .target(name: "CalendarDays", swiftSettings: safe),

        // 1: the only users of C, of system calls and of Yams
        .target(name: "ResultFiles", dependencies: ["CLinux"], swiftSettings: modern),
        .target(name: "OOXMLParts", dependencies: ["CLibZip", "CLibXML2"], swiftSettings: modern),
        .target(name: "XLSXWriter", dependencies: ["CXLSXWriter"], swiftSettings: modern),
        .target(
            name: "AnnexASchema", dependencies: ["CalendarDays", yams], resources: [.copy("../../Schemas")],
            swiftSettings: safe),

        // 2: workbook parts to sheets, rows and cells
        .target(name: "XLSXReader", dependencies: ["CalendarDays", "OOXMLParts"], swiftSettings: safe),

        // 3: the user's own workbook with some cells marked
        .target(
            name: "WorkbookMarks", dependencies: ["OOXMLParts", "ResultFiles", "XLSXReader"],
            swiftSettings: safe),

        // 3: sheet rows and a schema to typed lists
        .target(
            name: "AnnexADataset",
            dependencies: ["AnnexASchema", "CalendarDays", "OOXMLParts", "XLSXReader"],
            swiftSettings: safe),

        // 4: lists to findings, lists to indicators, and invented returns
        .target(
            name: "Validation", dependencies: ["AnnexADataset", "AnnexASchema", "CalendarDays"],
            swiftSettings: safe),
        .target(
            name: "ChATReport",
            dependencies: ["AnnexADataset", "AnnexASchema", "CalendarDays", "OOXMLParts", "XLSXReader"],
            swiftSettings: safe),
        .target(
            name: "AnnexASynth", dependencies: ["AnnexASchema", "CalendarDays", "XLSXWriter"],
            swiftSettings: safe),

        // 5: lists, findings and pages to files
        .target(
            name: "AnnexAOutput",
            dependencies: [
                "AnnexADataset", "AnnexASchema", "CalendarDays", "ChATReport", "OOXMLParts", "ResultFiles",
                "Validation", "WorkbookMarks", "XLSXReader",
                "XLSXWriter", crypto, grdb,
            ],
            swiftSettings: safe),

        // 6: arguments, exit codes and file names
        .executableTarget(
            name: "AnnexACommand",
            dependencies: [
                "AnnexADataset", "AnnexAOutput", "AnnexASchema", "AnnexASynth", "CalendarDays", "ChATReport",
                "OOXMLParts", "ResultFiles", "Validation", "WorkbookMarks", "XLSXReader", "XLSXWriter",
                argumentParser, logging,
            ],
            swiftSettings: safe),

        // tests, one target for each target
        .target(
            name: "TestSupport", dependencies: ["AnnexADataset", "AnnexASchema", "CalendarDays"],
            path: "Tests/TestSupport", swiftSettings: safe),
        .testTarget(name: "CalendarDaysTests", dependencies: ["CalendarDays"], swiftSettings: safe),
        .testTarget(
            name: "OOXMLPartsTests", dependencies: ["OOXMLParts", "TestSupport"], swiftSettings: safe),
        .testTarget(
            name: "XLSXReaderTests",
            dependencies: ["AnnexAOutput", "CalendarDays", "OOXMLParts", "TestSupport", "XLSXReader"],
            swiftSettings: safe),
        .testTarget(
            name: "AnnexADatasetTests",
            dependencies: [
                "AnnexADataset", "AnnexASchema", "CalendarDays", "OOXMLParts", "TestSupport", "XLSXReader",
            ],
            swiftSettings: safe),
        .testTarget(
            name: "AnnexASchemaTests", dependencies: ["AnnexASchema", "CalendarDays"], swiftSettings: safe),
        .testTarget(
            name: "AnnexAOutputTests",
            dependencies: [
                "AnnexADataset", "AnnexAOutput", "AnnexASchema", "AnnexASynth", "CalendarDays", "ChATReport",
                "ResultFiles", "TestSupport", "Validation", "XLSXReader", "XLSXWriter",
            ],
            swiftSettings: safe),
        .testTarget(
            name: "AnnexASynthTests", dependencies: ["AnnexASchema", "AnnexASynth", "CalendarDays"],
            swiftSettings: safe),
        .testTarget(
            name: "ChATReportTests",
            dependencies: ["AnnexADataset", "AnnexASchema", "CalendarDays", "ChATReport", "TestSupport"],
            swiftSettings: safe),
        .testTarget(name: "EndToEndTests", dependencies: ["AnnexACommand", grdb], swiftSettings: modern),
        .testTarget(
            name: "ValidationTests",
            dependencies: ["AnnexADataset", "AnnexASchema", "CalendarDays", "Validation"],
            swiftSettings: safe),
        .testTarget(
            name: "WorkbookMarksTests",
            dependencies: ["OOXMLParts", "ResultFiles", "TestSupport", "WorkbookMarks", "XLSXReader"],
            swiftSettings: safe),
        .testTarget(name: "XLSXWriterTests", dependencies: ["XLSXWriter"], swiftSettings: safe),
    ],
    swiftLanguageModes: [.v6]
)
