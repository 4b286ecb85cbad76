import AnnexAOutput
import AnnexASchema
import ArgumentParser

struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Shows the rules that a return is checked against.",
        subcommands: [List.self, Show.self, SchemaCommand.Check.self, Export.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Lists all rules, one line each.")
        @OptionGroup var schemas: SchemaOptions
        @OptionGroup var report: ReportOptions
        @Option(help: "The form of the list.") var format: SchemaCommand.Format = .text

        func run() throws {
            let view = SchemaView(schema: try schemas.load(.rules))
            Program.tell(format == .json ? view.rules.pretty(levels: 1) : view.rulesText)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Shows one rule: what it asks, why, what to do.")
        @Argument(help: "The rule's id, as in A07-R03.") var id: String
        @OptionGroup var schemas: SchemaOptions
        @OptionGroup var report: ReportOptions
        @Option(help: "The form of the answer.") var format: SchemaCommand.Format = .text

        func run() throws {
            let schema = try schemas.load(.rules)
            guard schema.rules.contains(where: { $0.id == id.uppercased() }),
                let json = SchemaView(schema: schema).details(of: id, edition: schema.newestEdition)
            else { throw Outcome.usage("there is no rule '\(id)'; annex-a rules list shows them all") }
            Program.tell(format == .json ? json.pretty() : SchemaView.text(json))
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Prints all that the rules say, as CSV or JSON.")
        @OptionGroup var schemas: SchemaOptions
        @OptionGroup var report: ReportOptions
        @Option(help: "The form: csv or json.") var format: ExportFormat = .csv

        enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
            case csv, json
        }

        func run() throws {
            let view = SchemaView(schema: try schemas.load(.rules))
            Program.tell(format == .json ? view.rules.pretty(levels: 1) : view.rulesCSV)
        }
    }
}
