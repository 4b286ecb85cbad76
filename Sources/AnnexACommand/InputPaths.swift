import AnnexADataset
import CalendarDays
import Foundation
import OOXMLParts

/// Turns what was given as inputs into files: folders are listed, patterns are matched.
enum InputPaths {
    /// The endings of names that a folder is searched for. A `.txt` must be named: it is often no list.
    static let endings = ["xlsx", "xlsm", "xltx", "xltm", "ods", "csv", "tsv"]
    /// Spreadsheets that cannot be read: a folder's are refused like those that are named, as lists may be in them.
    private static let foreignEndings = ["xls", "xlsb", "fods"]

    /// The files to read, in the order given, those of a folder or pattern by name; where a folder or pattern has
    /// the same lists of several months, those of one month, and what was left out for them.
    static func files(_ inputs: [String], asAt: CalendarDay? = nil) throws -> (
        paths: [String], leftOut: [MonthChoice.LeftOut]
    ) {
        var paths: [String] = []
        var leftOut: [MonthChoice.LeftOut] = []
        func add(_ files: [String], below folder: String) {
            let choice = MonthChoice(of: files, below: folder, asAt: asAt)
            paths += choice.taken
            leftOut += choice.leftOut
        }
        for input in inputs {
            guard !input.isEmpty else { throw Outcome.usage("an input has no name: give a file or folder") }
            if FileManager.default.fileExists(atPath: resolved(input)) {
                guard isFolder(input) else {
                    paths.append(input)
                    continue
                }
                let files = workbooks(in: input)
                guard !files.isEmpty else {
                    throw Outcome.unreadable([
                        "\(input): the folder holds no workbook (.xlsx, .xlsm, .xltx, .xltm, .ods, .csv or .tsv)"
                    ])
                }
                add(files, below: input)
            } else if FilePattern.isPattern(input) {
                let matches = matches(of: input)
                guard !matches.isEmpty else {
                    throw Outcome.unreadable(["\(input): no file has a name of this pattern"])
                }
                let fixed = input.prefix { !"*?[".contains($0) }
                add(
                    matches.flatMap { isFolder($0) ? workbooks(in: $0) : [$0] },
                    below: fixed.lastIndex(of: "/").map { String(fixed[..<$0]) } ?? "")
            } else {
                paths.append(input)
            }
        }
        return (paths, leftOut)
    }

    /// Asks for no attributes: Foundation's come with the owner's name, for which the system may ask over the network.
    static func isFolder(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: resolved(path) + "/.")
    }

    /// The path with links followed, so that a link to a folder is a folder.
    static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// Refuses an output that is one of the inputs: nothing of the user's is overwritten by its own results.
    static func refuse(output: String, among inputs: [String]) throws {
        let target = resolved(output)
        for input in try files(inputs).paths where resolved(input) == target {
            throw Outcome.usage("\(output) is one of the inputs: give another name for the output")
        }
    }

    /// The workbooks of a folder; where it has none, those of its folders that are called after a month or day.
    private static func workbooks(in folder: String) -> [String] {
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        let files = workbooks(among: names)
        guard files.isEmpty else { return files.map { base + $0 } }
        return names.filter { !$0.hasPrefix(".") && FileNamePeriod(name: $0) != nil }.flatMap { name in
            let inner = (try? FileManager.default.contentsOfDirectory(atPath: base + name)) ?? []
            return workbooks(among: inner.sorted()).map { base + name + "/" + $0 }
        }
    }

    static func workbooks(among names: [String]) -> [String] {
        names.filter { name in
            !isPassedOver(name)
                && (endings + foreignEndings).contains { name.lowercased().hasSuffix("." + $0) }
        }
    }

    /// What a pattern stands for.
    static func matches(of pattern: String) -> [String] {
        FilePattern.matches(of: pattern).filter { path in
            !(path.split(separator: "/").last.map(isPassedOver) ?? true)
        }
    }

    /// That files of the folders are not read, in words; nil where all are. Settings are no lists.
    static func wordsOfUnread(in inputs: [String]) -> String? {
        let unread = inputs.filter(isFolder).flatMap { folder in
            let base = folder.hasSuffix("/") ? folder : folder + "/"
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
            let read = Set(workbooks(among: names))
            return names.filter { !read.contains($0) && !isPassedOver($0) }.map { base + $0 }
                .filter { !isFolder($0) && !$0.hasSuffix(".yaml") && !$0.hasSuffix(".yml") }
        }
        guard !unread.isEmpty else { return nil }
        let files = unread.joined(separator: ", ")
        return "Not read, as their names end like no list: \(files). Name a file to read it."
    }

    /// Hidden files, and the locks that Excel leaves beside an open workbook.
    private static func isPassedOver(_ name: some StringProtocol) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~$")
    }
}
