import Foundation
import Testing

@Suite("A batch does each return once, and a bad file stops no other")
struct BatchTests {
    private let returns = BatchReturns()

    @Test("The files of a return give the same bytes as run gives, but for the timings")
    func sameAsRun() throws {
        try returns.add("Demoshire_2024-03-31.csv")
        #expect(try returns.batch().status == 0)
        let alone = returns.folder.file("alone")
        _ = try Program.run(["run", returns.input("Demoshire_2024-03-31.csv"), "--output", alone])
        let one = try Folder.contents(of: alone)
        let many = try Folder.contents(of: returns.result("Demoshire 2024-03-31"))
        #expect(one.keys.sorted() == many.keys.sorted())
        for (name, data) in one where name != "run.json" { #expect(many[name] == data, "\(name)") }
    }

    @Test("A damaged, an encrypted and an empty file are named in one line each, and the others are done")
    func badFiles() throws {
        try returns.add("Demoshire_2024-03-31.csv")
        try returns.add("Northshire_2024-03-31.csv")
        try returns.addBadFiles()
        let result = try returns.batch()
        #expect(result.status == 3)
        for name in BatchReturns.badFiles {
            #expect(result.errorLines.filter { $0.contains(name) }.count == 1, "\(name)")
        }
        #expect(try returns.index().map(\.state) == ["failed", "done", "failed", "done", "failed"])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: returns.output).sorted() == [
                "Demoshire 2024-03-31", "Northshire 2024-03-31", "batch.csv", "batch.json", "batch.xlsx",
            ])
    }

    @Test("Run again, nothing is done again, and the exit code is the same")
    func unchanged() throws {
        try returns.add("Demoshire_2024-03-31.csv")
        try returns.addBadFiles()
        _ = try returns.batch()
        let before = try returns.fileNumbers("Demoshire 2024-03-31")
        #expect(try returns.batch().status == 3)
        #expect(try returns.fileNumbers("Demoshire 2024-03-31") == before)
        #expect(try returns.index().map(\.state) == ["failed", "unchanged", "failed", "failed"])
    }

    @Test("An unchanged return keeps its rows and findings in the index")
    func unchangedIndex() throws {
        try returns.add("Demoshire_2024-03-31.csv")
        _ = try returns.batch()
        let first = try #require(try returns.index().first)
        _ = try returns.batch()
        let second = try #require(try returns.index().first)
        #expect((first.state, second.state) == ("done", "unchanged"))
        #expect(first.rows == 1)
        #expect(second.rows == first.rows)
        #expect(second.asAt == "2024-03-31")
    }

    @Test(
        "A return is done again when its input, an option or a file of its results changed",
        arguments: ["input", "option", "result", "force"])
    func redone(_ change: String) throws {
        try returns.add("Demoshire_2024-03-31.csv")
        _ = try returns.batch()
        var options: [String] = []
        switch change {
        case "input": try returns.add("Demoshire_2024-03-31.csv", rows: 2)
        case "option": options = ["--population", "61500"]
        case "force": options = ["--force"]
        default:
            try FileManager.default.removeItem(
                atPath: returns.result("Demoshire 2024-03-31") + "/lists/03-referrals.csv")
        }
        _ = try returns.batch(options)
        #expect(try returns.index().map(\.state) == ["done"])
        let lists = try Folder.contents(of: returns.result("Demoshire 2024-03-31"))
        #expect(lists["lists/03-referrals.csv"] != nil)
    }

    @Test("What else lies in a return's folder stays when the return is done again")
    func foreignFiles() throws {
        try returns.add("Demoshire_2024-03-31.csv")
        _ = try returns.batch()
        let folder = returns.result("Demoshire 2024-03-31")
        try FileManager.default.createDirectory(atPath: folder + "/mine", withIntermediateDirectories: true)
        for name in ["notes.txt", "mine/more.txt"] {
            try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
        _ = try returns.batch(["--force"])
        let contents = try Folder.contents(of: folder)
        #expect(contents["notes.txt"] == Data("mine".utf8))
        #expect(contents["mine/more.txt"] == Data("mine".utf8))
    }

    @Test("A folder with something else in it is refused, and left as it is")
    func refusal() throws {
        try returns.add("Demoshire_2024-03-31.csv")
        try FileManager.default.createDirectory(atPath: returns.output, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: URL(fileURLWithPath: returns.output + "/mine.txt"))
        let result = try returns.batch()
        #expect(result.status == 4)
        #expect(result.errorLines.count == 1)
        #expect(try Folder.contents(of: returns.output).keys.sorted() == ["mine.txt"])
    }

    @Test("Only the parts asked for are written")
    func parts() throws {
        try returns.add("Demoshire_2024-03-31.csv")
        _ = try returns.batch(["--to", "findings"])
        let names = try Folder.contents(of: returns.result("Demoshire 2024-03-31")).keys.sorted()
        #expect(
            names == [
                "findings.csv", "findings.html", "findings.json", "findings.xlsx", "run.json",
            ])
    }

    @Test("The summary comes with its indicators, and the index has the headlines with and without them")
    func headlines() throws {
        try returns.add("Demoshire_2024-03-31.csv")
        func headlines(_ parts: String) throws -> String {
            _ = try returns.batch(["--to", parts, "--force"])
            let index = try String(contentsOfFile: returns.output + "/batch.json", encoding: .utf8)
                .replacing(": ", with: ":")
            return try #require(index.split(separator: "\"headlines\"").last.map(String.init))
        }
        let fewer = try headlines("csv")
        #expect(fewer.contains("\"CON-01\":") && !fewer.contains("\"CON-01\":null"))
        #expect(try headlines("summary") == fewer)
        let names = try Folder.contents(of: returns.result("Demoshire 2024-03-31")).keys
        #expect(names.contains("indicators.json"))
    }

    @Test("Results of an earlier batch below the inputs are no inputs")
    func ownResults() throws {
        try returns.add("Demoshire_2024-03-31.csv")
        let output = returns.inputs + "/results"
        for _ in 0..<2 {
            let result = try Program.run(["batch", returns.inputs, "--output", output, "--fail-on", "never"])
            #expect(result.status == 0)
        }
        #expect(try BatchReturns.index(of: output).map(\.name) == ["Demoshire 2024-03-31"])
    }

    @Test("Findings make the exit code 1, unless they need not")
    func exitCode() throws {
        try returns.add("Demoshire_2024-03-31.csv", child: "")
        #expect(try returns.batch(failOn: "error").status == 1)
        #expect(try returns.batch(failOn: "never").status == 0)
    }
}

@Suite("Files of a batch are grouped into returns")
struct BatchGroupTests {
    private let returns = BatchReturns()

    private func names(_ more: String...) throws -> [String] {
        _ = try returns.batch(["--to", "csv"] + more)
        return try returns.index().map { "\($0.name): \($0.files)" }
    }

    @Test("Files side by side are grouped by authority and date in their names")
    func byName() throws {
        try returns.add("Demoshire 2024-03-31 list 1.csv")
        try returns.add("Demoshire 2024-03-31 list 11.csv", list: 11)
        try returns.add("Annex A Northshire Feb 2024.csv")
        #expect(try names() == ["Northshire 2024-02-01: 1", "Demoshire 2024-03-31: 2"])
    }

    @Test("The files of a folder are one return")
    func byFolder() throws {
        try returns.add("Demoshire/contacts.csv")
        try returns.add("Demoshire/adopters.csv", list: 11)
        try returns.add("Northshire/contacts.csv")
        #expect(try names() == ["Demoshire: 2", "Northshire: 1"])
    }

    @Test("A folder with several dates in the names of its files is several returns")
    func severalDates() throws {
        try returns.add("Demoshire/contacts 2024-03-31.csv")
        try returns.add("Demoshire/contacts 2024-04-30.csv")
        #expect(try names() == ["Demoshire 2024-03-31: 1", "Demoshire 2024-04-30: 1"])
    }

    @Test("Each file alone, where that is asked for")
    func byFile() throws {
        try returns.add("Demoshire/contacts.csv")
        try returns.add("Demoshire/adopters.csv", list: 11)
        #expect(try names("--group-by", "file") == ["Demoshire adopters: 1", "Demoshire contacts: 1"])
    }

    @Test("Returns of one name have folders of their own")
    func sameName() throws {
        try returns.add("a b/contacts.csv")
        try returns.add("a/b/contacts.csv")
        #expect(try names() == ["a b: 1", "a b (2): 1"])
    }

    @Test("A pattern may name folders and files")
    func pattern() throws {
        try returns.add("Demoshire/contacts.csv")
        try returns.add("Demoshire-2024-01-31.csv")
        try returns.add("Northshire/contacts.csv")
        _ = try Program.run([
            "batch", returns.inputs + "/Demo*", "--output", returns.output, "--to", "csv",
        ])
        #expect(try returns.index().count == 2)
    }
}
