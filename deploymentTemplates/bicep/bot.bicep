metadata description = 'The Azure Bot, which signs in as the app\'s identity, with its channels.'

param botName string
param displayName string
param location string
param sku string
param host string
param identityName string
param directLine bool
param allowedOrigins array
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: botName
  location: location
  tags: tags
  kind: 'azurebot'
  sku: {
    name: sku
  }
  properties: {
    displayName: displayName
    endpoint: 'https://${host}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppTenantId: identity.properties.tenantId
    msaAppMSIResourceId: identity.id
    publicNetworkAccess: 'Enabled'
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: location
    properties: {
      channelName: 'MsTeamsChannel'
      location: location
      properties: {
        isEnabled: true
        acceptedTerms: true
        enableCalling: false
      }
    }
  }

  resource webChat 'channels' = {
    name: 'WebChatChannel'
    location: location
    properties: {
      channelName: 'WebChatChannel'
      location: location
      properties: {
        sites: [
          {
            siteName: 'Default Site'
            isEnabled: true
            isWebchatPreviewEnabled: false
          }
        ]
      }
    }
  }

  resource directLineChannel 'channels' = if (directLine) {
    name: 'DirectLineChannel'
    location: location
    properties: {
      channelName: 'DirectLineChannel'
      location: location
      properties: {
        sites: [
          {
            siteName: 'Default Site'
            isEnabled: true
            isV1Enabled: false
            isV3Enabled: true
            isSecureSiteEnabled: !empty(allowedOrigins)
            trustedOrigins: allowedOrigins
          }
        ]
      }
    }
  }
}
