// swift-tools-version: 6.2
import PackageDescription

// Apart from the main package, because a fuzz target there would keep its tests from linking. The links in Sources/
// lead to the main package's own files, so that the sanitizers watch the code that is shipped.

let modern: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-enable-testing"]),
]

let package = Package(
    name: "annex-a-fuzz",
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
    targets: [
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip"),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
        .target(name: "CalendarDays", swiftSettings: modern),
        .target(name: "OOXMLParts", dependencies: ["CLibZip", "CLibXML2"], swiftSettings: modern),
        .target(
            name: "AnnexASchema", dependencies: ["CalendarDays", .product(name: "Yams", package: "Yams")],
            resources: [.copy("../../Schemas")], swiftSettings: modern),
        .target(name: "XLSXReader", dependencies: ["CalendarDays", "OOXMLParts"], swiftSettings: modern),
        .target(
            name: "AnnexADataset",
            dependencies: ["AnnexASchema", "CalendarDays", "OOXMLParts", "XLSXReader"],
            swiftSettings: modern),
        .executableTarget(
            name: "AnnexAFuzz",
            dependencies: ["AnnexADataset", "AnnexASchema", "CalendarDays", "OOXMLParts", "XLSXReader"],
            swiftSettings: modern + [.unsafeFlags(["-parse-as-library"])]),
    ],
    swiftLanguageModes: [.v6]
)
