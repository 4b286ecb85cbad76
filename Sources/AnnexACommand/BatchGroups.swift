import AnnexADataset
import ArgumentParser
import CalendarDays
import Foundation
import OOXMLParts
import ResultFiles

/// Files grouped into returns.
struct BatchGroups {
    /// One return: its files, and what it is called.
    struct Group: Sendable {
        /// What its result folder is called: no other return of the batch has the name.
        var name: String
        /// The name without its date.
        let authority: String
        var paths: [String]
    }

    /// What makes files one return.
    enum Rule: String, ExpressibleByArgument, CaseIterable {
        case folder, name, file
    }

    private(set) var all: [Group] = []
    private var indexOfKey: [String: Int] = [:]
    private let rule: Rule?
    private let output: String

    /// The returns among the files of folders (with the folders in them), of patterns, and those named.
    ///
    /// Where no rule is given, the files of a folder below one that was given are one return, unless their names tell
    /// of several dates; files side by side are grouped by what their names say besides the list, as
    /// `Demoshire 2024-03-31`. Results of the program are no inputs.
    init(_ inputs: [String], by rule: Rule?, output: String) throws {
        self.rule = rule
        self.output = InputPaths.resolved(output)
        for input in inputs {
            let paths: [String]
            if FileManager.default.fileExists(atPath: input) || !FilePattern.isPattern(input) {
                paths = [input]
            } else {
                paths = InputPaths.matches(of: input)
            }
            guard !paths.isEmpty else {
                throw Outcome.unreadable(["\(input): no file has a name of this pattern"])
            }
            for path in paths { try add(path) }
        }
        guard !all.isEmpty else {
            throw Outcome.unreadable([
                "\(inputs.joined(separator: ", ")): there is no return here: no workbook (.xlsx, .xlsm, .xltx, "
                    + ".xltm, .ods) and no list as .csv or .tsv"
            ])
        }
        giveEachItsName()
    }

    private mutating func add(_ path: String) throws {
        guard let names = Self.names(in: path) else {
            guard FileManager.default.fileExists(atPath: path) else {
                throw Outcome.unreadable(["\(path): there is no such file or folder"])
            }
            return add([path], below: [], isGiven: true)
        }
        add(names, of: path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path, below: [])
    }

    /// A folder's files, then its folders; a result folder and the batch's own output are passed over.
    private mutating func add(_ names: [String], of folder: String, below outer: [String]) {
        guard !names.contains("run.json"), InputPaths.resolved(folder) != output else { return }
        let inner = names.filter { !$0.hasPrefix(".") }.compactMap { name in
            Self.names(in: "\(folder)/\(name)").map { (name, $0) }
        }
        let files = InputPaths.workbooks(among: names).filter { name in !inner.contains { $0.0 == name } }
        add(files.map { "\(folder)/\($0)" }, below: outer, isGiven: outer.isEmpty)
        for (name, names) in inner { add(names, of: "\(folder)/\(name)", below: outer + [name]) }
    }

    private mutating func add(_ paths: [String], below folders: [String], isGiven: Bool) {
        let stems = paths.map(ReturnName.init(path:))
        let dates = Set(stems.compactMap(\.date))
        let place = folders.joined(separator: " ")
        for (path, name) in zip(paths, stems) {
            let key: String
            switch rule {
            case .file: key = place.isEmpty ? name.stem : "\(place) \(name.stem)"
            case .folder: key = place.isEmpty ? Self.folder(of: path) : place
            case .name: key = name.words
            case nil:
                key =
                    isGiven
                    ? name.words
                    : dates.count > 1
                        ? ([place] + [name.date].compactMap(\.self)).joined(separator: " ") : place
            }
            // files of one name in folders of different names are different returns, unless grouped by name
            let identity = (rule == .name ? "" : Self.path(of: path) + "/") + key.lowercased()
            if let index = indexOfKey[identity] {
                all[index].paths.append(path)
            } else {
                indexOfKey[identity] = all.count
                all.append(
                    Group(name: key, authority: ReturnName(text: key).authority, paths: [path]))
            }
        }
    }

    /// Folder names that any file system takes, each once.
    private mutating func giveEachItsName() {
        var taken: Set<String> = ["combined"]
        for index in all.indices {
            var name = String(all[index].name.map { "/\\:*?\"<>|#%=".contains($0) ? "-" : $0 }.prefix(80))
            if name.isEmpty || name.hasPrefix(".") { name = "return" + name }
            var candidate = name
            var number = 2
            while !taken.insert(candidate.lowercased()).inserted {
                candidate = "\(name) (\(number))"
                number += 1
            }
            all[index].name = candidate
        }
    }

    private static func names(in folder: String) -> [String]? {
        guard Standing(at: folder) == .folder else { return nil }
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    private static func path(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    private static func folder(of path: String) -> String {
        URL(fileURLWithPath: Self.path(of: path)).lastPathComponent
    }
}

/// What a file's or folder's name says: whose lists, and of which day or month.
struct ReturnName {
    /// The name without folders and ending.
    let stem: String
    /// The day, or the month's first, as `2024-03-31`; nil where the name tells none.
    let date: String?
    /// The words without date and list.
    let authority: String

    init(path: String) {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        self.init(text: stem)
    }

    init(text: String) {
        stem = text
        let period = FileNamePeriod(name: text)
        date = period?.start.iso
        let words = period?.words ?? FileNamePeriod.words(of: text)
        let kept = Self.withoutList(words)
        authority = period == nil && kept == words ? text : kept.joined(separator: " ")
    }

    /// Whose and when: what the parts of one return have in common.
    var words: String {
        let words = authority.isEmpty ? "return" : authority
        return date.map { "\(words) \($0)" } ?? words
    }

    /// The words but for "List 5", which tells parts of one return apart, and "Annex A", which every return has.
    private static func withoutList(_ words: [String]) -> [String] {
        var kept: [String] = []
        var index = 0
        while index < words.count {
            let word = words[index].lowercased()
            let next = index + 1 < words.count ? words[index + 1].lowercased() : ""
            if ["list", "lists"].contains(word), Int(next) != nil {
                index += 2
                while index < words.count, Int(words[index]) != nil { index += 1 }
                continue
            }
            if word == "annex", next == "a" {
                index += 2
                continue
            }
            kept.append(words[index])
            index += 1
        }
        return kept
    }
}
