using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>The <c>Storage</c> section: which store the program uses, and the settings of each store.</summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>The value of <see cref="Provider"/> for one file on this machine.</summary>
    public const string SqliteProvider = "Sqlite";

    /// <summary>The value of <see cref="Provider"/> for Azure Blob Storage.</summary>
    public const string AzureBlobsProvider = "AzureBlobs";

    /// <summary>The value of <see cref="Provider"/> for a store in memory.</summary>
    public const string MemoryProvider = "Memory";

    /// <summary>
    /// The store: <c>Sqlite</c> is one file on this machine; <c>AzureBlobs</c> can be shared by any number of machines; <c>Memory</c> is
    /// for tests and loses its contents when the process ends.
    /// </summary>
    /// <value>Default <c>Sqlite</c>.</value>
    [AllowedValues(
        SqliteProvider,
        AzureBlobsProvider,
        MemoryProvider,
        ErrorMessage = "Storage:Provider is not a store that this version has. Write Sqlite, AzureBlobs or Memory."
    )]
    public string Provider { get; set; } = SqliteProvider;

    /// <summary>The settings of the SQLite store.</summary>
    [Required(ErrorMessage = "Storage:Sqlite is empty. Leave it out, or give it a Path.")]
    [ValidateObjectMembers]
    public SqliteOptions Sqlite { get; set; } = new();

    /// <summary>The settings of the Azure Blob Storage store.</summary>
    [Required(ErrorMessage = "Storage:AzureBlobs is empty. Leave it out, or give it a ConnectionString or ServiceUri.")]
    [ValidateObjectMembers]
    public AzureBlobsOptions AzureBlobs { get; set; } = new();

    /// <summary>
    /// The number of days after which a conversation without any activity is deleted, with its log. 0 keeps conversations until somebody
    /// deletes them.
    /// </summary>
    /// <value>Default 400: a year, and a month for people who come back after a year.</value>
    [Range(0, 36_500, ErrorMessage = "Storage:RetentionDays is not a number of days. Write 0 (never delete) to 36500, or leave it out.")]
    public int RetentionDays { get; set; } = 400;

    /// <summary>Checks the settings of Azure Blob Storage, but only if that store is selected.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Provider == AzureBlobsProvider && AzureBlobs.Problem() is { } problem ? [new ValidationResult(problem)] : [];
}

/// <summary>The <c>Storage:Sqlite</c> section.</summary>
public sealed class SqliteOptions
{
    /// <summary>The path of the SQLite file. A relative path starts at the content root.</summary>
    /// <value>Default <c>App_Data/knowledge-packages.db</c>.</value>
    [Required(ErrorMessage = "Storage:Sqlite:Path is empty. Leave it out, or write the path of a file.")]
    public string Path { get; set; } = "App_Data/knowledge-packages.db";
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
