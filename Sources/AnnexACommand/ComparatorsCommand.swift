import AnnexAOutput
import AnnexASchema
import ArgumentParser
import ChATReport
import OOXMLParts

struct ComparatorsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "comparators",
        abstract: "Shows which published figures indicators are compared with, and checks a file of them.",
        subcommands: [List.self, Show.self, Check.self, Export.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Lists the published figures that are known, one line each.")
        @OptionGroup var schemas: SchemaOptions
        @OptionGroup var report: ReportOptions
        @Option(help: "The form of the list.") var format: SchemaCommand.Format = .text

        func run() throws {
            let view = ComparatorView(schema: try schemas.load(.indicators))
            Program.tell(format == .json ? view.json() : view.text())
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Shows what one indicator, or one data set, is compared with.")
        @Argument(help: "An indicator or a data set, as in REF-03 or CIN-C1.") var id: String
        @OptionGroup var schemas: SchemaOptions
        @OptionGroup var report: ReportOptions
        @Option(help: "The form of the answer.") var format: SchemaCommand.Format = .text

        func run() throws {
            let view = ComparatorView(schema: try schemas.load(.indicators), about: id.uppercased())
            guard !view.isEmpty else {
                throw Outcome.usage(
                    "no published figure is known for '\(id)': annex-a comparators list shows them all; others can be "
                        + "given in a file of one figure a line")
            }
            Program.tell(format == .json ? view.json() : view.text())
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Reads a file of published figures and says what it understood.")
        @Argument(help: "The file.", completion: .file()) var file: String
        @Option(
            help: ArgumentHelp(
                "Children by area and year, for rates that a file has no column for.", valueName: "file"))
        var populations: String?
        @OptionGroup var schemas: SchemaOptions
        @OptionGroup var report: ReportOptions
        @Option(help: "The form of the answer.") var format: SchemaCommand.Format = .text

        func run() throws {
            let schema = try schemas.load(.indicators)
            do {
                let people = try populations.map(PopulationFigures.init(path:))
                let read = try ComparatorFile(path: file, schema: schema, populations: people)
                let answer = ComparatorFileReport(read, file: file)
                Program.tell(format == .json ? answer.json : answer.text)
                if !read.problems.isEmpty { try report.endWithMistakes() }
            } catch let problem as ComparatorFile.Problem {
                throw Outcome.usage("\(problem)")
            } catch let error as XLSXError {
                throw Outcome.unreadable([error.description])
            }
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Prints the published figures that are known, as CSV or JSON.")
        @OptionGroup var schemas: SchemaOptions
        @OptionGroup var report: ReportOptions
        @Option(help: "The form: csv or json.") var format: Rules.Export.ExportFormat = .csv

        func run() throws {
            let view = ComparatorView(schema: try schemas.load(.indicators))
            Program.tell(format == .json ? view.json() : view.csv)
        }
    }
}
