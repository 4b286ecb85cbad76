import Foundation

/// A folder of its own that goes when the value does.
package struct TemporaryFolder: ~Copyable {
    /// The folder's path, with a slash at its end.
    package let path: String

    /// An empty folder.
    package init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "annex-a-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path() + "/"
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file and gives its path.
    package func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(filePath: path + name))
        return path + name
    }
}

/// A workbook of `Fixtures/workbooks`, packed into a temporary file that goes when the value does.
package struct PackedFixture: ~Copyable {
    private let folder: TemporaryFolder
    /// The workbook's path.
    package let path: String
    /// The lines that its cells must give.
    package let expectedCells: String

    /// Packs the parts of that story.
    package init(_ story: String) throws {
        let expected = try String(contentsOfFile: Self.home(story) + "/cells.jsonl", encoding: .utf8)
        let folder = try TemporaryFolder()
        path = try folder.file(story + ".xlsx", ZipBytes.archive(of: Self.parts(of: story)))
        expectedCells = expected
        self.folder = folder
    }

    /// Takes the text file of that story as it is.
    package init(text story: String) throws {
        let expected = try String(contentsOfFile: Self.home(story) + "/cells.jsonl", encoding: .utf8)
        let folder = try TemporaryFolder()
        let name = try FileManager.default.contentsOfDirectory(atPath: Self.home(story)).first {
            $0.hasPrefix("List")
        }
        let file = "/" + (name ?? "there is no text file")
        path = try folder.file(
            String(file.dropFirst()), [UInt8](try Data(contentsOf: URL(filePath: Self.home(story) + file))))
        expectedCells = expected
        self.folder = folder
    }

    /// The parts of that story, by name.
    package static func parts(of story: String) throws -> [ZipBytes.Part] {
        let folder = home(story) + "/parts/"
        return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
            .compactMap { name -> ZipBytes.Part? in
                let type = try FileManager.default.attributesOfItem(atPath: folder + name)[.type]
                guard type as? FileAttributeType == .typeRegular else { return nil }
                return ZipBytes.Part(name, [UInt8](try Data(contentsOf: URL(filePath: folder + name))))
            }
    }

    private static func home(_ story: String) -> String {
        PackageFolder.fixtures + "/workbooks/" + story
    }
}
