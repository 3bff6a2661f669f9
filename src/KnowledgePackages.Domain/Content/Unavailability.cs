namespace KnowledgePackages.Domain.Content;

/// <summary>The mark of a resource that can no longer be opened, with the substitute that cards show instead.</summary>
/// <param name="Since">The day on which an editor noticed that the resource is unavailable.</param>
/// <param name="SubstituteId">The id of the substitute resource; null if the substitute is only an address.</param>
/// <param name="SubstituteUrl">
/// The address of the substitute. It starts with https, unless the substitute resource has an http address.
/// </param>
public sealed record Unavailability(DateOnly Since, string? SubstituteId, Uri SubstituteUrl);
