import ArgumentParser
import Foundation
import Logging
import ResultFiles
import XLSXWriter

/// The program: parses its arguments, runs the command and ends with the code that the outcome asks for.
@main
struct AnnexACommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annex-a",
        abstract:
            "Reads Ofsted Annex A returns, says exactly which cell is wrong, and writes them again clean.",
        discussion: """
            Exit codes: 0 nothing at or above --fail-on; 1 findings at or above it; 2 wrong arguments; \
            3 an input cannot be read; 4 an output cannot be written; 130 interrupted.
            """,
        version: Program.version,
        subcommands: [
            Run.self, Batch.self, Inspect.self, Validate.self, Convert.self, Summarise.self, Annotate.self,
            Diff.self,
            Cells.self,
            SchemaCommand.self, Rules.self, ComparatorsCommand.self, Template.self, Synth.self,
        ])

    static func main() async {
        endOnInterruption()
        keepTimeZone()
        // the log takes hold of standard error first
        _ = StreamLogHandler.standardError(label: "annex-a")
        WorkbookLibrary.silence()
        var status: Int32 = 0
        do {
            var command = try parseAsRoot()
            if var later = command as? any AsyncParsableCommand {
                try await later.run()
            } else {
                try command.run()
            }
        } catch let outcome as Outcome {
            status = outcome.report()
        } catch {
            let message = fullMessage(for: error)
            if exitCode(for: error).isSuccess {
                Program.tell(message)
            } else {
                Program.complain(message)
                status = Outcome.usageCode
            }
        }
        exit(withError: status == 0 ? nil : ExitCode(status))
    }
}

/// What the program calls itself.
enum Program {
    static let version = "0.1.0"

    /// Whether the user asked every program for plain text.
    static var hasNoColor: Bool {
        ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    }

    /// Writes what was asked for; where that cannot be written, the program ends.
    static func tell(_ text: String) {
        var output = StandardStream.output()
        do {
            try output.write(text.hasSuffix("\n") ? text : text + "\n")
            try output.flush()
        } catch {
            exit(Outcome.unwritable(error).report())
        }
    }

    /// Writes a message to standard error.
    static func complain(_ text: String) {
        var stream = StandardStream.error()
        try? stream.write(text.hasSuffix("\n") ? text : text + "\n")
        try? stream.flush()
    }
}
