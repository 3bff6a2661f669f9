namespace KnowledgePackages.Domain.Content;

/// <summary>Marks a resource that can no longer be opened, with what is shown instead.</summary>
/// <param name="Since">The day on which an editor noticed that the resource is unavailable.</param>
/// <param name="SubstituteId">Id of the other resource; null if the substitute is only an address.</param>
/// <param name="SubstituteUrl">Address of the substitute; https, unless the other resource has an address with another scheme.</param>
public sealed record Unavailability(DateOnly Since, string? SubstituteId, Uri SubstituteUrl);
