import Foundation

/// The built program, run as a user runs it.
struct Program {
    /// What a run came to.
    struct Result {
        let status: Int32
        let output: String
        let errors: String

        /// The lines on standard error.
        var errorLines: [Substring] { errors.split(separator: "\n") }
    }

    /// The program lies beside the test runner, whichever build folder is used.
    static let path: String = {
        let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: runner).deletingLastPathComponent().appendingPathComponent("annex-a").path
    }()

    static func run(_ arguments: String...) throws -> Result {
        try run(arguments)
    }

    /// Runs it in a folder; in that of the tests where none is given.
    static func run(_ arguments: [String], in workingFolder: String? = nil) throws -> Result {
        try run(path, arguments, in: workingFolder)
    }

    /// Runs another program in the same way.
    static func run(
        _ program: String, _ arguments: [String], in workingFolder: String? = nil
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        if let workingFolder { process.currentDirectoryURL = URL(fileURLWithPath: workingFolder) }
        process.standardInput = FileHandle.nullDevice
        let folder = try Folder()
        // into files, since a pipe that nobody empties would block the program
        let output = folder.file("output")
        let errors = folder.file("errors")
        for file in [output, errors] { try Data().write(to: URL(fileURLWithPath: file)) }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8))
    }

    /// The Python that scripts beside the tests are run with; the environment may name one with more packages.
    static let python = ProcessInfo.processInfo.environment["ANNEXA_PYTHON"] ?? "python3"

    /// Runs a tool of the machine, found by its name; what it said on both streams. 127 where there is none.
    static func tool(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let result = try run("/usr/bin/env", arguments)
        return (result.status, result.output + result.errors)
    }
}

/// A temporary folder that goes away with the value.
final class Folder: Sendable {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory.appendingPathComponent("annex-a-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { path + "/" + name }

    /// Every file below it, by path, with its bytes.
    static func contents(of path: String) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            let file = path + "/" + name
            let type = try FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
            if type == .typeRegular { contents[name] = FileManager.default.contents(atPath: file) }
        }
        return contents
    }

    static func permissions(of path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
    }
}

/// Where the repository's own files are.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The invented returns with what is expected of them.
    static func fixture(_ story: String) -> String { "\(root)/Fixtures/returns/\(story)" }

    /// The folder with real samples, or nil, with the reason printed.
    static let samples: String? = {
        guard let shared = ProcessInfo.processInfo.environment["ANNEXA_SHARED"] else {
            print("tests on real samples are skipped: ANNEXA_SHARED does not name their folder")
            return nil
        }
        return shared + "/samples"
    }()
}
