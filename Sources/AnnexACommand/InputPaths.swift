import AnnexADataset
import CalendarDays
import Foundation

/// Turns what was given as inputs into files: folders are listed, patterns are matched.
enum InputPaths {
    /// The endings of names that a folder is searched for. A `.txt` must be named: it is often no list.
    static let endings = ["xlsx", "xlsm", "xltx", "xltm", "ods", "csv", "tsv"]

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
            } else if input.contains(where: { "*?[".contains($0) }) {
                let files = matches(of: input)
                guard !files.isEmpty else {
                    throw Outcome.unreadable(["\(input): no file has a name of this pattern"])
                }
                add(files, below: input.lastIndex(of: "/").map { String(input[..<$0]) } ?? "")
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
            // "~$" files are the locks that Excel leaves beside an open workbook
            !name.hasPrefix(".") && !name.hasPrefix("~$")
                && endings.contains { name.lowercased().hasSuffix("." + $0) }
        }
    }

    /// Files whose last part matches a pattern of `*` and `?`.
    static func matches(of pattern: String) -> [String] {
        let slash = pattern.lastIndex(of: "/")
        let folder = slash.map { String(pattern[...$0]) } ?? ""
        let last = slash.map { pattern[pattern.index(after: $0)...] } ?? pattern[...]
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        return names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") && isMatch(Array($0), Array(last)) }
            .sorted().map {
                folder + $0
            }
    }

    private static func isMatch(_ name: [Character], _ pattern: [Character]) -> Bool {
        var (position, step) = (0, 0)
        var star: (step: Int, position: Int)?
        while position < name.count {
            if step < pattern.count, pattern[step] == "*" {
                star = (step, position)
                step += 1
            } else if step < pattern.count, pattern[step] == "?" || pattern[step] == name[position] {
                position += 1
                step += 1
            } else if let last = star {
                star = (last.step, last.position + 1)
                step = last.step + 1
                position = last.position + 1
            } else {
                return false
            }
        }
        return pattern[step...].allSatisfy { $0 == "*" }
    }
}
