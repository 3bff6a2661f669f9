using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.BotFramework.Hosting;

/// <summary>Where conversations are kept.</summary>
public enum StorageProvider
{
    /// <summary>One file on this machine.</summary>
    Sqlite,

    /// <summary>In memory, for tests: everything is forgotten at the end of the process.</summary>
    Memory,
}

/// <summary>The <c>Storage</c> section.</summary>
public sealed class StorageOptions
{
    /// <summary>Which store.</summary>
    /// <value>Default <see cref="StorageProvider.Sqlite"/>.</value>
    [EnumDataType(typeof(StorageProvider), ErrorMessage = "Storage:Provider is not a store that this version has. Write Sqlite or Memory.")]
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>The embedded store.</summary>
    [Required(ErrorMessage = "Storage:Sqlite is empty. Leave it out, or give it a Path.")]
    [ValidateObjectMembers]
    public SqliteOptions Sqlite { get; set; } = new();
}

/// <summary>The <c>Storage:Sqlite</c> section.</summary>
public sealed class SqliteOptions
{
    /// <summary>The file; a relative path counts from the content root.</summary>
    /// <value>Default <c>App_Data/knowledge-packages.db</c>.</value>
    [Required(ErrorMessage = "Storage:Sqlite:Path is empty. Leave it out, or write the path of a file.")]
    public string Path { get; set; } = "App_Data/knowledge-packages.db";
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
