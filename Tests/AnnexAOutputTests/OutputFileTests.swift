import Foundation
import ResultFiles
import Testing
import TestSupport

@Suite("A file appears whole or not at all")
struct OutputFileTests {
    @Test("What another run is writing is not taken from under it")
    func writtenByAnother() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "summary.xlsx"
        var first = try OutputFile(path: path)
        try first.write("whole")
        let error = #expect(throws: OutputError.self) { _ = try OutputFile(path: path) }
        #expect(error?.reason.contains("another run is writing it") == true)
        try first.commit()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "whole")
    }

    @Test("What a run left that was stopped is taken away")
    func leftover() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "summary.xlsx"
        let left = folder.path + ".summary.xlsx.annex-a-unfinished"
        try Data("half".utf8).write(to: URL(fileURLWithPath: left))
        var file = try OutputFile(path: path)
        try file.write("whole")
        try file.commit()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "whole")
        #expect(!FileManager.default.fileExists(atPath: left))
    }

    @Test("A file of a staged folder is gone with the folder that is not put in its place")
    func staged() throws {
        let folder = try TemporaryFolder()
        try Self.writeAndDrop(folder.path + "result")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    private static func writeAndDrop(_ path: String) throws {
        let staged = try StagedFolder(path: path)
        var file = try staged.folder.file("findings.csv")
        try file.write("half")
        try file.commit()
    }
}
