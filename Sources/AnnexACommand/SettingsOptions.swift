import AnnexASchema
import ArgumentParser
import Foundation

/// Where options come from that are not on the command line.
struct SettingsOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A settings file to use; annex-a.yaml in the working folder, if there is one, is used without it.",
            valueName: "file"),
        completion: .file(extensions: ["yaml"]))
    var config: String?

    @Flag(help: "Print the options that would be used and where each comes from, and do nothing else.")
    var printConfig = false

    /// Reads the settings file, if there is one.
    func load() throws -> SettledOptions {
        guard config != nil || FileManager.default.fileExists(atPath: Settings.fileName) else {
            return SettledOptions(settings: Settings(), isPrinting: printConfig)
        }
        do {
            return SettledOptions(
                settings: try Settings(path: config ?? Settings.fileName), isPrinting: printConfig)
        } catch {
            throw Outcome.usage("\(error)")
        }
    }
}

/// Options as they are used: what the command line says, else what the settings file says, else the default; and where
/// each comes from.
struct SettledOptions {
    let settings: Settings
    /// Whether the options are only to be printed.
    let isPrinting: Bool
    private var lines: [(key: String, value: String, origin: String)] = []

    init(settings: Settings, isPrinting: Bool) {
        self.settings = settings
        self.isPrinting = isPrinting
    }

    /// The value that counts, if there is one.
    mutating func settle<Value: Sendable>(
        _ key: String, _ given: Value?, _ entry: Settings.Entry<Value>?, default standard: String = "",
        words: (Value) -> String = { "\($0)" }
    ) -> Settled<Value>? {
        if let given {
            let option = "--" + key.replacing("_", with: "-")
            lines.append((key, words(given), "command line"))
            return Settled(value: given, origin: option)
        }
        lines.append((key, entry.map { words($0.value) } ?? standard, entry?.place ?? "default"))
        return entry.map { Settled(value: $0.value, origin: $0.place) }
    }

    /// Whether a flag counts: one that is not on the command line is left to the file.
    mutating func settle(_ key: String, flag given: Bool, _ entry: Settings.Entry<Bool>?) -> Bool {
        settle(key, given ? true : nil, entry, default: "false")?.value ?? false
    }

    /// Each option on a line, with its value and where that comes from.
    var text: String {
        let width = lines.map(\.key.count).max() ?? 0
        let valueWidth = min(40, lines.map { max(1, $0.value.count) }.max() ?? 0)
        return lines.map { line in
            let value = line.value.isEmpty ? "-" : line.value
            return line.key.padding(toLength: width, withPad: " ", startingAt: 0) + "  "
                + value + String(repeating: " ", count: max(0, valueWidth - value.count)) + "  " + line.origin
        }.joined(separator: "\n")
    }
}

/// A value that someone asked for, and where: `--include`, or a file and line.
struct Settled<Value: Sendable> {
    let value: Value
    let origin: String
}
