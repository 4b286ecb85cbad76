import AnnexAOutput
import AnnexASchema
import ArgumentParser
import ResultFiles

struct Template: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Writes a blank return in an edition's layout, with drop-downs for its codes.")

    @Option(help: "The edition; the newest if not given.") var edition: String?
    @Option(name: [.short, .long], help: ArgumentHelp("The workbook to write.", valueName: "file"))
    var output: String
    @Flag(help: "Replace a file that is there.") var force = false
    @OptionGroup var schemas: SchemaOptions
    @OptionGroup var report: ReportOptions

    func run() throws {
        try FileEnding.refuseUnlessWorkbook(output)
        let schema = try schemas.load([])
        let edition = try schema.named(edition)
        do {
            let file = try OutputFile(path: output, replacing: force)
            try AnnexAWorkbook(blankIn: edition, schema: schema).write(to: file.temporaryPath)
            try file.commit()
        } catch {
            throw Outcome.unwritable(error)
        }
    }
}

extension Schema {
    /// The edition that was asked for, the newest where none was.
    func named(_ id: String?) throws -> Edition {
        guard let id else { return newestEdition }
        guard let edition = edition(id) else {
            let known = editions.map(\.id).joined(separator: ", ")
            throw Outcome.usage("there is no edition '\(id)'; there are: \(known)")
        }
        return edition
    }
}
