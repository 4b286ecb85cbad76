import Foundation

/// Where this package keeps what tests read.
package enum PackageFolder {
    /// The folder with Package.swift.
    package static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path()

    /// `Schemas/`.
    package static let schemas = root + "Schemas"

    /// `Fixtures/`.
    package static let fixtures = root + "Fixtures"

    /// The names of the workbooks below `Fixtures/workbooks`, in order.
    package static let stories = all.filter { isFolder("\($0)/parts") }

    /// The names of the text files there, in order.
    package static let textStories = all.filter { !isFolder("\($0)/parts") }

    private static let all: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: fixtures + "/workbooks")
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }()

    private static func isFolder(_ name: String) -> Bool {
        (try? FileManager.default.contentsOfDirectory(atPath: fixtures + "/workbooks/" + name)) != nil
    }
}

/// The real workbooks that lie outside the checkout.
package enum Samples {
    /// The path of a sample; nil, with a printed reason, where `ANNEXA_SHARED` is not set.
    package static func path(_ name: String) -> String? {
        guard let shared = ProcessInfo.processInfo.environment["ANNEXA_SHARED"] else {
            print("Left out, as ANNEXA_SHARED is not set: \(name)")
            return nil
        }
        return shared + "/samples/" + name
    }
}

/// The invented returns below `Fixtures/returns`.
package enum ReturnFixtures {
    /// Their stories, in order.
    package static let stories: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: PackageFolder.fixtures + "/returns")
        return (names ?? []).sorted().filter { FileManager.default.fileExists(atPath: path($0)) }
    }()

    /// The workbook of a story.
    package static func path(_ story: String) -> String {
        PackageFolder.fixtures + "/returns/" + story + "/return.xlsx"
    }
}
