metadata description = 'The web app with its plan, its settings, its domain and, if wanted, a slot where a new version starts.'

param name string
param appName string
param location string
param identityName string
param planId string
param planSku string
param instances int
param hasSlot bool
param customDomain string
param customDomainIsBound bool
param subnetId string
param accountName string
param containerName string
param allowedOrigins array
param otlpEndpoint string
param otlpProtocol string
@secure()
param otlpHeaders string
@secure()
param extraSettings object
param tags object

var slot = 'staging'
var isOwnPlan = empty(planId)
var hasDomain = !empty(customDomain)
var serverFarmId = isOwnPlan ? plan.id : planId
var host = hasDomain ? customDomain : app.properties.defaultHostName
var hosts = union(
  [app.properties.defaultHostName],
  hasDomain ? [customDomain] : [],
  hasSlot ? [staging!.properties.defaultHostName] : []
)
var channelServices = {
  AzureUSGovernment: 'https://botframework.azure.us'
  AzureChinaCloud: 'https://botframework.azure.cn'
}
var channelService = channelServices[?environment().name] ?? ''

var siteProperties = {
  serverFarmId: serverFarmId
  httpsOnly: true
  clientAffinityEnabled: false
  sshEnabled: false
  keyVaultReferenceIdentity: identity.id
  virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
  outboundVnetRouting: {
    applicationTraffic: !empty(subnetId)
  }
  siteConfig: {
    linuxFxVersion: 'DOTNETCORE|10.0'
    appCommandLine: 'dotnet KnowledgePackages.Web.dll'
    alwaysOn: true
    http20Enabled: true
    webSocketsEnabled: true
    minTlsVersion: '1.2'
    scmMinTlsVersion: '1.2'
    ftpsState: 'Disabled'
    remoteDebuggingEnabled: false
    healthCheckPath: '/health/ready'
  }
}

var settings = union(
  {
    ASPNETCORE_ENVIRONMENT: 'Production'
    ASPNETCORE_FORWARDEDHEADERS_ENABLED: 'true'
    AllowedHosts: join(hosts, ';')
    Site__Address: 'https://${host}'
    WEBSITE_RUN_FROM_PACKAGE: '1'
    // A turn may take ten seconds; the platform's five would cut it off.
    WEBSITES_CONTAINER_STOP_TIME_LIMIT: '30'
    // The first start waits up to ten minutes for its role, and /health/ready answers 503 until then.
    WEBSITES_CONTAINER_START_TIME_LIMIT: '900'
    WEBSITE_WARMUP_PATH: '/health/ready'
    WEBSITE_WARMUP_STATUSES: '200'
    WEBSITE_SWAP_WARMUP_PING_PATH: '/health/ready'
    WEBSITE_SWAP_WARMUP_PING_STATUSES: '200'
    AZURE_CLIENT_ID: identity.properties.clientId
    AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
    MicrosoftAppType: 'UserAssignedMSI'
    MicrosoftAppId: identity.properties.clientId
    MicrosoftAppTenantId: identity.properties.tenantId
    Storage__Provider: 'AzureBlobs'
    Storage__AzureBlobs__ServiceUri: 'https://${accountName}.blob.${environment().suffixes.storage}'
    Storage__AzureBlobs__Container: containerName
  },
  empty(channelService) ? {} : { ChannelService: channelService },
  toObject(
    range(0, length(allowedOrigins)),
    place => 'WebChat__AllowedOrigins__${place}',
    place => allowedOrigins[place]
  ),
  empty(otlpEndpoint)
    ? {}
    : {
        OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint
        OTEL_EXPORTER_OTLP_PROTOCOL: otlpProtocol
        OTEL_EXPORTER_OTLP_HEADERS: otlpHeaders
        OTEL_SERVICE_NAME: appName
      },
  extraSettings
)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = if (isOwnPlan) {
  name: '${name}-plan'
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: planSku
    capacity: instances
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: appName
  location: location
  tags: union(tags, { 'azd-service-name': 'web' })
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: siteProperties

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

resource staging 'Microsoft.Web/sites/slots@2025-03-01' = if (hasSlot) {
  parent: app
  name: slot
  location: location
  tags: tags
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: siteProperties

  resource slotSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

// A certificate is issued only for a domain that is bound. A binding that exists is not written here, because this would remove its TLS
// until tls.bicep has run.
resource domain 'Microsoft.Web/sites/hostNameBindings@2025-03-01' = if (hasDomain && !customDomainIsBound) {
  parent: app
  name: hasDomain ? customDomain : 'none'
  properties: {
    siteName: app.name
    hostNameType: 'Verified'
    customHostNameDnsRecordType: 'CName'
  }
}

resource certificate 'Microsoft.Web/certificates@2025-03-01' = if (hasDomain) {
  name: '${name}-certificate'
  location: location
  tags: tags
  dependsOn: [domain]
  properties: {
    serverFarmId: serverFarmId
    canonicalName: customDomain
  }
}

module tls 'tls.bicep' = if (hasDomain) {
  name: '${name}-tls'
  params: {
    appName: app.name
    domain: customDomain
    thumbprint: certificate!.properties.thumbprint
  }
}

output appName string = app.name
output planId string = serverFarmId
output slotName string = hasSlot ? slot : ''
output host string = host
output defaultHost string = app.properties.defaultHostName
output domainVerificationId string = app.properties.customDomainVerificationId
